import { type Digest, type DigestChange, daysBetween } from '../../programme/index.ts';
import { aside, type CardElement, paragraph, run } from './card.ts';
import { chartByRisk } from './digest-chart.ts';
import {
  type DigestDrawing,
  type Drawing,
  digestRow,
  groupRow,
  section,
  some,
  TITLE_LIMIT,
} from './digest-parts.ts';
import { shortened } from './shortened.ts';

/** One part of the digest; nothing at all when there is nothing in it. */
export type Section = (drawing: Drawing, digest: Digest) => CardElement[];

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
  return section(t('digest.section.byRisk'), [
    ...chartByRisk(drawing, overdueByRisk),
    ...overdueByRisk.flatMap(({ risk, title, lines }) => {
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
  ]);
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

export const dueSoon: Section = (drawing, digest) =>
  section(
    drawing.texts.t('digest.section.dueSoon'),
    some(drawing, digest.dueSoon, drawing.tabUrl({ show: 'due-soon' }), (line) =>
      digestRow(drawing, line, digest.day),
    ),
  );

const personal = [
  'start',
  'finish',
  'reschedule',
  'comment',
  'hand-over',
  'snooze',
  'offer',
  'accept',
  'decline',
  'take-up',
  'reassess',
  'report',
  'correct',
  'publish',
  'report-obstacle',
  'join-obstacle',
] as const;

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
