import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type dimensions, readStatus } from '../../../programme/index.ts';
import { outcomeOf, titles, wanted } from './outcome.ts';
import type { Sentence } from './sentence.ts';
import { heldOut } from './sentences.held-out.ts';
import { sentences } from './sentences.ts';

/** Whether saving what was read would put something on a project nobody meant. */
const namesWrongProject = ({ said, is }: Sentence): boolean => {
  const read = outcomeOf(said);
  if ('project' in read) return !('project' in is) || is.project !== read.project;
  return 'unit' in read && (!('unit' in is) || is.unit !== read.unit);
};

const read = (said: string) => readStatus(titles, said, 'UDE');

/** The words a dimension was taken from. */
const wordsOf = (said: string, dimension: (typeof dimensions)[number]): string | undefined => {
  const span = read(said).spans[dimension];
  return span && said.slice(span.start, span.end);
};

describe('reading a status from a sentence', () => {
  it('knows at least 150 sentences', () => expect(sentences.length).toBeGreaterThanOrEqual(150));

  it.each(sentences)('understands: $said', ({ said, is }) => {
    expect(outcomeOf(said)).toEqual(wanted(is));
  });

  it('never takes one project for another in sentences it was not made for', () => {
    const right = heldOut.filter(({ said, is }) => isDeepStrictEqual(outcomeOf(said), wanted(is)));
    process.stdout.write(`held-out sentences: ${right.length} of ${heldOut.length} right in every field\n`);
    expect(heldOut.filter(namesWrongProject)).toEqual([]);
  });

  it('shows the words every field was taken from', () => {
    const said = 'status språksterk 1-6 gul, rekruttering tar tid, økonomien er grønn';
    const { subject, comments } = read(said);
    expect(subject).toMatchObject({ kind: 'project', key: '30090702' });
    expect(subject.span && said.slice(subject.span.start, subject.span.end)).toBe('språksterk 1-6');
    expect(wordsOf(said, 'time')).toBe('gul');
    expect(wordsOf(said, 'budget')).toBe('økonomien er grønn');
    expect(comments.time?.span).toEqual({ start: 27, end: 47 });
  });

  it('asks about a dimension of two minds instead of choosing', () => {
    expect(read('stien gul eller rød, økonomi grønn')).toMatchObject({
      status: { budget: 'on-budget' },
      unclear: ['time'],
    });
  });

  it("names one's own unit's projects first, and never chooses one for being one's own", () => {
    const asked = (own: 'BBJ' | 'UDE') => readStatus(titles, 'status språksterk gul', own).subject;
    expect(asked('BBJ')).toMatchObject({ kind: 'ask', keys: ['30090702', '72001027'] });
    expect(asked('UDE')).toMatchObject({ kind: 'ask', keys: ['72001027', '30090702'] });
  });
});

const piece = fc.oneof(
  fc.constantFrom(...sentences.flatMap(({ said }) => said.split(' '))),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    ',',
    ':',
    '.',
    '\n',
    '<b>',
    '**',
    '{"type":',
    '\u202E',
    '\u200B',
    '😀',
    'שלום',
    '=1+1',
    '- ',
  ),
);

describe('reading whatever is written', () => {
  it('takes every field and comment from words that stand in the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const said = pieces.join(' ');
        const { spans, comments, subject } = read(said);
        const all = [
          ...Object.values(spans),
          ...Object.values(comments).map(({ span }) => span),
          subject.span,
        ];
        for (const span of all)
          if (span) expect(0 <= span.start && span.start < span.end && span.end <= said.length).toBe(true);
        for (const { text } of Object.values(comments))
          for (const part of text.split('; ')) expect(said).toContain(part);
      }),
      { numRuns: 300 },
    );
  });

  it('says the same however the letters are accented, joined or hidden', () => {
    const said = 'lofsrud rødt, økonomi grønn';
    for (const written of [said.normalize('NFD'), said.toUpperCase(), [...said].join('\u200B')])
      expect(read(written).status).toEqual(read(said).status);
  });

  it('reads ten thousand letters', () => {
    const long = `status stien gul, ${'økonomi er vanskelig å si noe om '.repeat(320)}`.slice(0, 10_000);
    expect(read(long)).toMatchObject({
      subject: { kind: 'project', key: '30112411' },
      status: { time: 'minor-delays' },
    });
    for (const odd of ['a', '(', 'språksterk ', 'ikke ', 'økonomi og ', '\u200B', '😀'])
      expect(() => read(odd.repeat(10_000 / odd.length))).not.toThrow();
  });
});
