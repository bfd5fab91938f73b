import type { UnitCode } from '../units.ts';
import type { Fit } from './fitting.ts';
import { beginning, whole, wordAt } from './runs.ts';
import type { Titles } from './titles.ts';
import type { Token } from './tokens.ts';

/** A place in a text that names a project, one of several, or a unit; `from` and `to` count tokens. */
export type Mention = { from: number; to: number } & (
  | {
      kind: 'project';
      candidates: readonly string[];
      /** A letter or two had to be mended to find it. */
      isMended: boolean;
      /** Units whose longer name has the only word in it: "søndre". */
      units: readonly UnitCode[];
    }
  | { kind: 'unit'; unit: UnitCode }
);

const NUMBER = /^\d{6,}$/;

const firstFit = (
  titles: Titles,
  tokens: readonly Token[],
  at: number,
): { fit: Fit; length: number } | undefined => {
  const [word, next] = [wordAt(tokens, at), wordAt(tokens, at + 1)];
  if (word === undefined) return undefined;
  const joined = next === undefined ? undefined : titles.joined(word, next);
  const fit = joined ?? titles.fitting(word);
  return fit && { fit, length: joined ? 2 : 1 };
};

const projectAt = (
  titles: Titles,
  tokens: readonly Token[],
  at: number,
  least: number,
): Mention | undefined => {
  const word = wordAt(tokens, at) ?? '';
  const numbered = NUMBER.test(word) ? titles.numbered(word) : undefined;
  if (numbered)
    return { kind: 'project', from: at, to: at + 1, candidates: [numbered], isMended: false, units: [] };
  const found = firstFit(titles, tokens, at);
  if (!found) return undefined;
  const start = found.fit.places.map(({ project, index }) => ({ project, first: index, last: index }));
  const { runs, to } = whole(titles, tokens, { runs: start, to: at + found.length });
  return {
    kind: 'project',
    from: beginning(titles, tokens, runs, at, least),
    to,
    candidates: [...new Set(runs.map(({ project }) => project))],
    isMended: found.fit.isMended,
    units: to === at + 1 ? titles.units.partly(word) : [],
  };
};

const mentionAt = (
  titles: Titles,
  tokens: readonly Token[],
  at: number,
  least: number,
): Mention | undefined => {
  const project = projectAt(titles, tokens, at, least);
  const unit = titles.units.at([wordAt(tokens, at), wordAt(tokens, at + 1), wordAt(tokens, at + 2)]);
  if (!unit || (project && project.to - at > unit.length)) return project;
  return { kind: 'unit', from: at, to: at + unit.length, unit: unit.unit };
};

/** Every mention of a project or a unit, in order and without overlaps. */
export const mentionsIn = (titles: Titles, tokens: readonly Token[]): Mention[] => {
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const mention = mentionAt(titles, tokens, at, found.at(-1)?.to ?? 0);
    if (mention) found.push(mention);
    at = mention?.to ?? at + 1;
  }
  return found;
};
