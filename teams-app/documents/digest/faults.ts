import { listDefinitions } from '../../../graph/index.ts';
import { IsoDate, isOfLine, type QualityNote, type RowFault, UnitCode } from '../../../programme/index.ts';
import { kept, under } from '../kept.ts';
import type { Block, Inline } from '../printed.ts';
import type { Section, Telling } from './telling.ts';

// Lists and columns go by the names people see in SharePoint.
const listOf = (name: string) => listDefinitions.find((list) => list.name === name);
const columnIn = (list: string, column: string): string =>
  listOf(list)?.columns.find(({ name }) => name === column)?.displayName ?? column;

const faultOf = (telling: Telling, { list, itemId, key, title, columns }: RowFault): Inline => {
  const { say, list: listed } = telling.words;
  const wrong = columns.map(({ column, value, reason }) =>
    say([`row-fault.${reason}`, 'row-fault.other'], { column: columnIn(list, column), value }),
  );
  const name = [...(key ? [key] : []), ...(title ? [title] : [])].join(' ');
  return [
    ...(name ? [kept(telling, name), ': '] : []),
    say('digest-pdf.row', { id: itemId, list: listOf(list)?.displayName ?? list }),
    `, ${listed(wrong)}`,
  ];
};

const noteOf = (telling: Telling, note: QualityNote): Inline => {
  const { say, day } = telling.words;
  const { kind, list, key, title, detail } = note;
  // A note on a unit goes by its code.
  const unit = UnitCode.safeParse(title).data;
  const words = say(`digest-pdf.quality.${kind}`, {
    name: unit ? say(`units.${unit}`) : title,
    list: listOf(list)?.displayName ?? list,
    detail: IsoDate.safeParse(detail).success ? day(detail) : detail,
  });
  return isOfLine(note) ? [`${key} `, kept(telling, title), `: ${words}`] : words;
};

/** What is not in the figures because it could not be read, and what is in them but can hardly be right. */
export const faults: Section = (telling) => {
  const { notMeasured, quality } = telling.digest;
  const { say } = telling.words;
  const told = (words: string, items: readonly Inline[]): Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'paragraph', words },
          { kind: 'list', items },
        ];
  return under(say('digest-pdf.sections.faults'), [
    ...told(
      say('digest-pdf.unread', { count: notMeasured.length }),
      notMeasured.map((fault) => faultOf(telling, fault)),
    ),
    ...told(
      say('digest-pdf.unlikely'),
      quality.map((note) => noteOf(telling, note)),
    ),
  ]);
};
