import { PlaygroundFault } from './playground-fault.ts';

/** Somebody in the directory, as the Playground can play them. */
export type Player = { oid: string; name: string; upn: string };

// The Playground ends at once, with the reason in its log only, when there are not exactly five others.
const others = 5;

const user = ({ oid, name, upn }: Player) => ({
  // Teams' own form of a user's id in a chat; unlike the object id it is what a conversation is opened with.
  id: `29:${oid}`,
  name,
  // The Playground's schema spells it so, and refuses the right spelling.
  userPrincipleName: upn,
  aadObjectId: oid,
  givenName: name,
  surname: '',
  email: upn,
});

/** The one the Playground plays. */
export const playerNamed = (as: string, people: readonly Player[]): Player => {
  const player = people.find(({ upn }) => upn.toLowerCase() === as.toLowerCase());
  if (!player) {
    throw new PlaygroundFault('unknown-person', {
      value: as,
      known: people.map(({ upn }) => upn).join(', '),
    });
  }
  return player;
};

/** What stands in `.m365agentsplayground.yml`: who plays, five others, one channel; each player has a chat of their own. */
export const playgroundSettings = ({
  as,
  people,
  tenantId,
}: {
  as: string;
  people: readonly Player[];
  tenantId: string;
}) => {
  const player = playerNamed(as, people);
  const rest = people.filter((person) => person !== player).slice(0, others);
  if (rest.length < others) throw new PlaygroundFault('too-few-people', { count: people.length });
  const own = player.upn.replace(/@.*$/, '');
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: 'bot-1', name: 'Taktfast' },
    currentUser: user(player),
    users: rest.map(user),
    personalChat: { id: `personal-${own}` },
    groupChat: { id: `group-${own}`, name: 'Styret' },
    team: {
      id: `team-${own}`,
      name: 'Delprogram oppvekst og utdanning',
      aadGroupId: '7a1f0000-0000-4000-8000-0000000000f1',
      channels: [{ id: `channel-${own}`, name: 'Generelt' }],
    },
  };
};

/** The settings as a YAML file: JSON is YAML too, and needs no escaping of our own. */
export const settingsFile = (settings: ReturnType<typeof playgroundSettings>): string =>
  `${JSON.stringify(settings, null, 2)}\n`;
