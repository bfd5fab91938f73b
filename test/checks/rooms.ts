import { posix } from 'node:path';
import { type Import, importsOf } from './imports.ts';
import { type Fault, parse, type Source, type SourceText } from './source.ts';

type Room = {
  /** The rooms this one may import, each only through its index.ts. */
  mayImport: readonly string[];
  typesOnly?: true;
  /** Modules of Node and packages it must do without, and why. */
  mustNotUse?: { module: RegExp; except?: RegExp; why: string }[];
  /** Whether this room may know that an embedded tenant exists. */
  knowsLocalTenant?: true;
};

const everyRoom = [
  'programme',
  'graph',
  'graph/local-tenant',
  'bot',
  'manifest',
  'teams-app',
  'tabs',
  'test',
];
const botbuilder = {
  module: /^bot(builder|framework)/,
  except: /^bot\/adapter\.ts$/,
  why: 'botbuilder is archived, so bot/adapter.ts alone knows it',
};

/** The design's table of rooms. The embedded tenant is a room of its own inside graph/. */
const rooms: Record<string, Room> = {
  programme: {
    mayImport: [],
    mustNotUse: [
      { module: /^node:(?!crypto$)/, why: 'the rules are pure: no files, no network' },
      botbuilder,
    ],
  },
  graph: { mayImport: ['programme'], mustNotUse: [botbuilder] },
  'graph/local-tenant': { mayImport: ['programme'], mustNotUse: [botbuilder], knowsLocalTenant: true },
  bot: { mayImport: ['programme'], mustNotUse: [botbuilder] },
  tabs: {
    mayImport: ['programme'],
    typesOnly: true,
    mustNotUse: [
      { module: /^node:/, except: /vite\.config\.ts$/, why: 'the pages run in a browser' },
      botbuilder,
    ],
  },
  manifest: { mayImport: [], mustNotUse: [botbuilder] },
  'teams-app': {
    mayImport: ['programme', 'graph', 'graph/local-tenant', 'bot', 'manifest'],
    mustNotUse: [botbuilder],
    knowsLocalTenant: true,
  },
};

const roomOf = (path: string): string | undefined =>
  everyRoom
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)
    .at(0);

const arrowFault = (from: string, room: Room, target: string, { typeOnly }: Import): string | undefined => {
  const to = roomOf(target);
  if (to === undefined) return `imports ${target}, which is in no room`;
  if (to === from) return undefined;
  if (!room.mayImport.includes(to)) {
    const allowed = room.mayImport.length > 0 ? room.mayImport.join(', ') : 'no other room';
    return `${from}/ must not import ${to}/: it may import ${allowed}`;
  }
  if (target !== `${to}/index.ts`)
    return `imports ${target}: another room is reached only through ${to}/index.ts`;
  if (room.typesOnly && !typeOnly) return `${from}/ may take only types from ${to}/: write "import type"`;
  return undefined;
};

const importFault = (path: string, from: string, room: Room, found: Import): string | undefined => {
  const { specifier } = found;
  if (specifier === undefined) return 'imports a module worked out at run time, which no check can follow';
  if (specifier.startsWith('.'))
    return arrowFault(from, room, posix.join(posix.dirname(path), specifier), found);
  const ban = room.mustNotUse?.find(({ module, except }) => module.test(specifier) && !except?.test(path));
  return ban && `imports ${specifier}: ${ban.why}`;
};

const localTenant = /local[-_ ]?tenant|TAKTFAST_MODE/i;

/** The first place outside comments that names the embedded tenant, which the rest must not know of. */
const localTenantFault = ({ path, text, comments, lineAt }: Source): Fault[] => {
  const code = comments.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
  const match = localTenant.exec(code);
  const message = 'names the embedded tenant: the same code runs against both and must not ask which it has';
  return match ? [{ path, line: lineAt(match.index), message }] : [];
};

/** Every arrow between rooms that the design's table does not have; tests may import anything. */
export const roomFaults = (files: SourceText[]): Fault[] =>
  files.flatMap((file) => {
    const from = roomOf(file.path);
    const room = from === undefined ? undefined : rooms[from];
    if (from === undefined || room === undefined) return [];
    const source = parse(file);
    const arrows = importsOf(source).flatMap((found) => {
      const message = importFault(file.path, from, room, found);
      return message === undefined ? [] : [{ path: file.path, line: found.line, message }];
    });
    return room.knowsLocalTenant ? arrows : [...arrows, ...localTenantFault(source)];
  });
