import type { BotDeps, Conversation, UseCases } from '../../../bot/index.ts';
import {
  type Actor,
  type Outcome,
  Person,
  type ProgrammeState,
  Refusal,
  type WorkItem,
} from '../../../programme/index.ts';
import { aState, TENANT, TODAY } from './state.ts';

type Call = { useCase: keyof UseCases; actor: Actor; form: unknown };
type LogLine = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };

const keyIn = (form: unknown): string =>
  typeof form === 'object' && form !== null && 'key' in form ? String(form.key) : '';

const unfaked = async (): Promise<never> => {
  throw new Error('this use case has no fake');
};

/** Use cases that change the state as the real ones do, without their rules; `refuse` makes the next one say no. */
export const fakeDeps = (initial: ProgrammeState = aState()) => {
  let state = initial;
  let refusal: Error | undefined;
  const calls: Call[] = [];
  const logged: LogLine[] = [];
  const conversations = new Map<string, Conversation>();
  const find = (key: string) => [...state.measures, ...state.tasks].find((item) => item.key === key);
  const code = (form: object) => state.risks.find((risk) => risk.code === textIn(form, 'code'));
  const put = (changed: WorkItem) => {
    state = {
      ...state,
      measures: state.measures.map((item) =>
        item.key === changed.key && changed.kind === 'measure' ? changed : item,
      ),
      tasks: state.tasks.map((item) =>
        item.key === changed.key && changed.kind === 'task' ? changed : item,
      ),
    };
  };
  const faked =
    (name: keyof UseCases, change: (item: WorkItem, form: object) => WorkItem) =>
    async (actor: Actor, form: unknown): Promise<Outcome> => {
      calls.push({ useCase: name, actor, form });
      if (refusal) throw refusal;
      const item = find(keyIn(form));
      if (!item) throw new Refusal('not-found', { key: keyIn(form) });
      if (item.status === 'done') throw new Refusal('already-done', { key: item.key });
      const changed = change(item, typeof form === 'object' && form !== null ? form : {});
      put(changed);
      return { item: changed };
    };
  const textIn = (form: object, field: string): string =>
    String(Object.entries(form).find(([name]) => name === field)?.[1] ?? '');
  const log = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) =>
    void logged.push({ level, fields, message });
  const deps: BotDeps = {
    tenantId: TENANT,
    today: () => TODAY,
    ownBallot: async () => undefined,
    state: async () => state,
    recentState: async () => state,
    digestState: async () => state,
    projectAt: (url) => URL.parse(url)?.searchParams.get('project') ?? undefined,
    tabUrl: (focus) => `http://127.0.0.1:3978/tabs/#${JSON.stringify(focus)}`,
    useCases: {
      startWork: faked('startWork', (item) => ({ ...item, status: 'in-progress' })),
      finishWork: faked('finishWork', (item) => ({ ...item, status: 'done', doneOn: TODAY })),
      rescheduleWork: faked('rescheduleWork', (item, form) => ({ ...item, due: textIn(form, 'due') })),
      commentOnWork: faked('commentOnWork', (item, form) => ({ ...item, note: textIn(form, 'comment') })),
      handOverWork: faked('handOverWork', (item, form) => ({ ...item, ownerOid: textIn(form, 'to') })),
      snoozeWork: faked('snoozeWork', (item, form) => ({ ...item, snoozedUntil: textIn(form, 'until') })),
      answerHandOver: faked('answerHandOver', ({ offeredTo, ...item }, form) =>
        textIn(form, 'accept') === 'true' && offeredTo ? { ...item, ownerOid: offeredTo } : item,
      ),
      takeUpHelp: faked('takeUpHelp', (item) => ({ ...item, helpOid: calls.at(-1)?.actor.oid ?? '' })),
      // The suites about status use the real ones.
      castBallot: unfaked,
      closeCase: unfaked,
      breakTie: unfaked,
      reportStatus: unfaked,
      correctStatus: unfaked,
      publishStatus: unfaked,
      reportObstacle: unfaked,
      joinObstacle: unfaked,
      saveProject: unfaked,
      saveAnswers: unfaked,
      deliverReport: unfaked,
      passOnReport: unfaked,
      openRound: unfaked,
      extendRound: unfaked,
      reopenReport: unfaked,
      closeRound: unfaked,
      reassessRisk: async (actor, form) => {
        calls.push({ useCase: 'reassessRisk', actor, form });
        const before = code(Object(form));
        if (refusal || !before) throw refusal ?? new Refusal('not-found');
        const scored = (field: string) => Number(textIn(Object(form), field));
        const risk = {
          ...before,
          status: 'measures-done' as const,
          probabilityAfter: scored('probability'),
          consequenceAfter: scored('consequence'),
        };
        state = { ...state, risks: state.risks.map((known) => (known.code === risk.code ? risk : known)) };
        return { risk };
      },
      setPreferences: async (actor, form) => {
        calls.push({ useCase: 'setPreferences', actor, form });
        const before = state.people.find(({ oid }) => oid === actor.oid);
        if (refusal || !before) throw refusal ?? new Refusal('unknown-person');
        const person = Person.parse({ ...before, ...Object(form) });
        state = { ...state, people: state.people.map((known) => (known.oid === actor.oid ? person : known)) };
        return { person };
      },
    },
    conversations: {
      save: async (conversation) => {
        const known = conversations.has(conversation.id);
        conversations.set(conversation.id, conversation);
        return known ? 'known' : 'new';
      },
      forget: async (id) => {
        conversations.delete(id);
      },
    },
    log: { info: log('info'), warn: log('warn'), error: log('error') },
  };
  return {
    deps,
    calls,
    logged,
    conversations,
    reasons: () => logged.map(({ fields }) => fields.reason),
    refuse: (error: Error) => {
      refusal = error;
    },
    change: (next: (state: ProgrammeState) => ProgrammeState) => {
      state = next(state);
    },
  };
};
