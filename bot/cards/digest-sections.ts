import { type Digest, type DigestChange, daysBetween, type RowFault } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type CardElement, paragraph, run } from './card.ts';
import {
  type DigestDrawing,
  type Drawing,
  digestRow,
  groupRow,
  section,
  some,
  TITLE_LIMIT,
} from './digest-parts.ts';
import { shortened } from './work-line.ts';

type Section = (drawing: Drawing, digest: Digest) => CardElement[];

export const shared: Section = (drawing, { sharedCauses }) => {
  const { texts, unitName, tabUrl } = drawing;
  return section(
    texts.t('digest.section.shared'),
    some(drawing, sharedCauses, tabUrl({ show: 'overdue' }), ({ risk, title, units }) =>
      groupRow(
        texts.t('digest.shared', {
          code: risk,
          title: shortened(title, TITLE_LIMIT),
          units: texts.list(units.map(unitName)),
        }),
        tabUrl({ risk, show: 'overdue' }),
      ),
    ),
  );
};

export const byRisk: Section = (drawing, { overdueByRisk, day }) => {
  const { t } = drawing.texts;
  return section(
    t('digest.section.byRisk'),
    overdueByRisk.flatMap(({ risk, title, lines }) => {
      const name = t('risk.heading', { code: risk, title: shortened(title, TITLE_LIMIT) });
      // Eight risks share the card's room, so each shows fewer lines than a section of its own.
      const shown = lines.slice(0, Math.ceil(drawing.most / 2));
      const left = lines.length - shown.length;
      return [
        groupRow(
          t('digest.riskGroup', { title: name, count: lines.length }),
          drawing.tabUrl({ risk, show: 'overdue' }),
        ),
        ...shown.map((line) => digestRow(drawing, line, day)),
        ...(left > 0 ? [aside(t('digest.andMore', { count: left }))] : []),
      ];
    }),
  );
};

export const byUnit: Section = ({ texts, unitName, tabUrl }, { overdueByUnit, day }) =>
  section(
    texts.t('digest.section.byUnit'),
    overdueByUnit.map(({ unit, lines }) => {
      const [oldest = day] = lines.map(({ item }) => item.due).toSorted();
      const age = texts.t('age.days', { count: daysBetween(oldest, day) });
      return groupRow(
        texts.t('digest.lateIn', { unit: unitName(unit), count: lines.length, age }),
        tabUrl({ unit, show: 'overdue' }),
        'Small',
      );
    }),
  );

export const needsHelp: Section = (drawing, digest) => {
  const { t } = drawing.texts;
  const helped = new Set(digest.needsHelp.map(({ item }) => item.key));
  return section(t('digest.section.needsHelp'), [
    ...some(drawing, digest.needsHelp, drawing.tabUrl({ show: 'needs-help' }), (line) =>
      digestRow(drawing, line, digest.day, t(`help-reason.${line.reason}`)),
    ),
    // A line nobody is responsible for gets no reminders, so this is the only place it is seen.
    ...some(
      drawing,
      digest.homeless.filter(({ item }) => !helped.has(item.key)),
      drawing.tabUrl({ show: 'needs-help' }),
      (line) => digestRow(drawing, line, digest.day),
    ),
  ]);
};

export const dueSoon: Section = (drawing, digest) =>
  section(
    drawing.texts.t('digest.section.dueSoon'),
    some(drawing, digest.dueSoon, drawing.tabUrl({ show: 'due-soon' }), (line) =>
      digestRow(drawing, line, digest.day),
    ),
  );

const personal = ['start', 'finish', 'reschedule', 'comment', 'hand-over'] as const;

const changeRow = ({ texts: { t } }: DigestDrawing, { action, who, title }: DigestChange): CardElement => {
  const verb = personal.find((known) => known === action.verb) ?? 'other';
  const values = {
    who: who?.name ?? t('digest.someone'),
    key: action.key,
    title: shortened(title, TITLE_LIMIT),
  };
  return paragraph([run(t(`digest.did.${verb}`, values))], { spacing: 'Small' });
};

export const changes: Section = (drawing, digest) =>
  section(
    drawing.texts.t('digest.section.changes'),
    some(drawing, digest.changes, drawing.tabUrl({}), (change) => changeRow(drawing, change)),
  );

export const missingStatus: Section = (drawing, digest) =>
  section(
    drawing.texts.t('digest.section.missingStatus'),
    some(drawing, digest.missingStatus, drawing.tabUrl({ show: 'missing-status' }), ({ title, unit }) =>
      paragraph([run(`${shortened(title, TITLE_LIMIT)} · ${drawing.unitName(unit)}`)], { spacing: 'Small' }),
    ),
  );

const MOST_FAULTS = 5;

const nameOf = ({ t }: Texts, { list, key, title }: RowFault): string =>
  `${t(`row.${list}`)} ${key ?? shortened(title ?? '?', 40)}`;

export const notMeasured: Section = ({ texts, tabUrl }, { notMeasured: faults }) => {
  const { t, list } = texts;
  if (faults.length === 0) return [];
  const left = faults.length - MOST_FAULTS;
  const rows = [
    ...faults.slice(0, MOST_FAULTS).map((fault) => nameOf(texts, fault)),
    ...(left > 0 ? [t('digest.andMore', { count: left })] : []),
  ];
  const text = t('digest.notMeasured', { count: faults.length, rows: list(rows) });
  return section(t('digest.section.notMeasured'), [groupRow(text, tabUrl({ show: 'faults' }))]);
};
