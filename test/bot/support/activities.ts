import { oid, TENANT } from './state.ts';

type Given = Record<string, unknown>;

/** Activities as Teams posts them. */
export const activitiesFrom = (serviceUrl: string) => {
  const base = (person: string, given: Given = {}) => ({
    id: 'in-1',
    timestamp: '2025-04-01T08:00:00.000Z',
    localTimestamp: '2025-04-01T10:00:00.000+02:00',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person}`, name: 'somebody', aadObjectId: person },
    recipient: { id: '28:bot', name: 'Taktfast' },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'nb-NO',
    ...given,
  });
  return {
    base,
    message: (text: string, person = oid(1), given: Given = {}) => ({
      ...base(person),
      type: 'message',
      text,
      ...given,
    }),
    inChannel: (text: string, person = oid(1)) => ({
      ...base(person),
      type: 'message',
      textFormat: 'xml',
      text: `<at>Taktfast</at>&nbsp;${text}`,
      conversation: {
        id: '19:channel@thread.tacv2;messageid=171',
        conversationType: 'channel',
        isGroup: true,
        tenantId: TENANT,
      },
      entities: [
        { type: 'clientInfo', locale: 'nb-NO' },
        { type: 'mention', text: '<at>Taktfast</at>', mentioned: { id: '28:bot', name: 'Taktfast' } },
      ],
    }),
    press: (verb: string, data: unknown, person = oid(1), given: Given = {}) => ({
      ...base(person),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      ...given,
    }),
    search: (queryText: string, dataset = 'people', person = oid(1)) => ({
      ...base(person),
      type: 'invoke',
      name: 'application/search',
      value: { queryText, queryOptions: { skip: 0, top: 15 }, dataset },
    }),
    /** An invoke of a message extension, from a chat between others that the bot is no part of. */
    extension: (name: string, value: unknown, person = oid(1)) => ({
      ...base(person),
      type: 'invoke',
      name: `composeExtension/${name}`,
      conversation: {
        id: '19:two-others@unq.gbl.spaces',
        conversationType: 'personal',
        tenantId: TENANT,
      },
      value,
    }),
    installed: (person = oid(1), given: Given = {}) => ({
      ...base(person),
      type: 'installationUpdate',
      action: 'add',
      ...given,
    }),
    membersAdded: (person = oid(1)) => ({
      ...base(person),
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:bot' }, { id: `29:${person}` }],
    }),
  };
};
