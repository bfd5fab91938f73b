import type { HelpLine } from '../../programme/index.ts';
import { type CardElement, execute, paragraph, run } from './card.ts';
import { type Drawing, digestRow, section, some, TITLE_LIMIT } from './digest-parts.ts';
import type { Section } from './digest-sections.ts';
import { noticeBox } from './notice.ts';
import { shortened } from './shortened.ts';
import { isOpenLine } from './work-line.ts';

/** Who has taken it, or the button to take it, as things stand now. */
const standing = ({ texts: { t }, now, on }: Drawing, { item }: HelpLine): CardElement[] => {
  const line = now(item.key);
  if (!line) return [];
  const said = (text: string) => [paragraph([run(`✓ ${text}`, { weight: 'Bolder' })], { spacing: 'None' })];
  if (!isOpenLine(line)) return said(t(line.status === 'done' ? 'line.done' : 'line.cancelled'));
  if (line.helperName) return said(t('line.helper', { name: line.helperName }));
  if (!line.mayTakeUp || line.isAsked) return [];
  const data = { item: item.key, on, view: 'digest' };
  const tooltip = `${item.key} ${shortened(item.title, 40)}`;
  return [
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: [execute('work/take-up', t('action.takeUp'), data, { associatedInputs: 'none', tooltip })],
    },
  ];
};

/** The lines that need help, each to be taken up by whoever may; and those nobody is responsible for. */
export const needsHelp: Section = (drawing, digest) => {
  const { texts, notice, tabUrl } = drawing;
  const { t } = texts;
  const helped = new Set(digest.needsHelp.map(({ item }) => item.key));
  return section(t('digest.section.needsHelp'), [
    ...some(drawing, digest.needsHelp, tabUrl({ show: 'needs-help' }), (line) =>
      digestRow(drawing, line, digest.day, t(`help-reason.${line.reason}`), [
        ...standing(drawing, line),
        ...(notice?.key === line.item.key ? noticeBox(notice) : []),
      ]),
    ),
    // A line nobody is responsible for gets no reminders, so this is the only place it is seen.
    ...some(
      drawing,
      digest.homeless.filter(({ item }) => !helped.has(item.key)),
      tabUrl({ show: 'needs-help' }),
      (line) => digestRow(drawing, line, digest.day),
    ),
  ]);
};

/** Risks whose measures are done, and which wait to be assessed again. */
export const awaiting: Section = (drawing, { awaitsReassessment }) => {
  const { t } = drawing.texts;
  return section(
    t('digest.section.awaits'),
    awaitsReassessment.map(({ risk: { code, title: full }, owner }) => {
      const title = t('risk.heading', { code, title: shortened(full, TITLE_LIMIT) });
      const whose = owner ? t('line.owner', { name: owner.name }) : t('digest.noOwner');
      return paragraph([run(`${t('digest.awaits', { title })} · ${whose}`)], { spacing: 'Small' });
    }),
  );
};
