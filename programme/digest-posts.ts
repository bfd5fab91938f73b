import { actsForOffice, livingPerson } from './access.ts';
import { type Among, type DigestScope, digestReaders, digestScope } from './digest-access.ts';
import type { Person } from './people.ts';
import { isAbsent } from './stand-in.ts';

/** A digest on its way to somebody: their own, or that of a reader who is away. */
export type DigestPost = { to: Person; scope: DigestScope; standsInFor?: Person };

/** Digests that nobody there reads, by what they are of, with those who are away. */
export type UnreadDigest = { scope: DigestScope; away: Person[] };

const standInFor = (reader: Person, { people, day }: Among): Person | undefined => {
  const office = digestScope(reader) === 'all' ? people.filter(actsForOffice) : [];
  return [livingPerson(people, reader.deputyOid), ...office].find(
    (person) => person !== undefined && !isAbsent(person, day),
  );
};

const postOf = (reader: Person, among: Among): DigestPost[] => {
  const scope = digestScope(reader);
  if (!isAbsent(reader, among.day)) return [{ to: reader, scope }];
  const to = standInFor(reader, among);
  return to ? [{ to, scope, standsInFor: reader }] : [];
};

/** Nobody gets the same digest twice, nor a unit's beside that of the whole programme, of which it is a part. */
const withoutRepeats = (posts: readonly DigestPost[]): DigestPost[] => {
  const own = [...posts].sort((a, b) => Number(Boolean(a.standsInFor)) - Number(Boolean(b.standsInFor)));
  return own.filter(
    (post, at) =>
      !own.some(
        ({ to, scope }, other) =>
          to.oid === post.to.oid &&
          other !== at &&
          ((scope === post.scope && other < at) || (scope === 'all' && post.scope !== 'all')),
      ),
  );
};

/**
 * Who gets which digest on a day. The digest of somebody who is away goes to the deputy, and that of the whole
 * programme, where the deputy is not there either, to anybody of the office. A unit's that then nobody gets is unread.
 */
export const digestPosts = (among: Among): { posts: DigestPost[]; unread: UnreadDigest[] } => {
  const readers = digestReaders(among.people);
  const posts = withoutRepeats(readers.flatMap((reader) => postOf(reader, among)));
  const read = new Set(readers.flatMap((reader) => postOf(reader, among)).map(({ scope }) => scope));
  const scopes = [...new Set(readers.map(digestScope))].filter((scope) => !read.has(scope));
  return {
    posts,
    unread: scopes.map((scope) => ({
      scope,
      away: readers.filter((reader) => digestScope(reader) === scope),
    })),
  };
};
