import { documentsOf } from '../../../programme/index.ts';
import { kept, under } from '../kept.ts';
import type { Block, Inline } from '../printed.ts';
import { facts, type Section, type Telling, unitName } from './telling.ts';

/** Text of several lines as one paragraph for each; empty lines say nothing. */
const paragraphs = (text: string, telling: Telling): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', words: kept(telling, line) }));

const titled = (title: string, text: string | undefined, telling: Telling): Block[] =>
  text ? [{ kind: 'heading', level: 3, words: title }, ...paragraphs(text, telling)] : [];

type Row = [string, Inline];
const row = (name: string, value: Inline | undefined): Row[] => (value === undefined ? [] : [[name, value]]);

const rowsOf = ({ minutes, words }: Telling): Row[] => {
  const { say, figure, list } = words;
  const { key, kind, unit, area, affectedUnits, phase, amount } = minutes.asked;
  const named = (name: string) => say(`minutes-pdf.case.${name}`);
  const affected = list(affectedUnits.map((one) => unitName(one, words)));
  return [
    ...row(named('key'), key),
    ...row(named('kind'), say(`minutes-pdf.kinds.${kind}`)),
    ...row(named('unit'), unitName(unit, words)),
    ...row(named('area'), area && kept({ words }, area)),
    ...row(named('affected'), affected || say('minutes-pdf.case.none-affected')),
    ...row(named('phase'), phase && say(`minutes-pdf.phases.${phase}`)),
    ...row(
      named('amount'),
      amount === undefined ? undefined : say('minutes-pdf.kroner', { amount: figure(amount) }),
    ),
  ];
};

/** What the board was asked, as it was locked when the case was opened. */
export const casePart: Section = (telling) => {
  const { minutes, words } = telling;
  const { asked, textHash } = minutes;
  const { say } = words;
  const documents = documentsOf(asked).map(({ title, url }) => [kept({ words }, title), `: ${url}`]);
  return under(say('minutes-pdf.sections.case'), [
    facts(rowsOf(telling), words),
    ...titled(say('minutes-pdf.case.benefit'), asked.benefit, telling),
    ...titled(say('minutes-pdf.case.text'), asked.text, telling),
    ...(documents.length > 0
      ? under(say('minutes-pdf.case.documents'), [{ kind: 'list', items: documents }], 3)
      : []),
    { kind: 'paragraph', words: say('minutes-pdf.case.hash', { hash: textHash }), tone: 'quiet' },
  ]);
};
