import type { OutboxPayload } from '../programme/index.ts';
import { clashCard } from './cards/clash-card.ts';
import { clashRows } from './clash-rows.ts';
import type { TabFocus } from './deps.ts';
import { lineFor } from './lines.ts';
import type { Reading } from './status-forms.ts';
import type { Answer } from './turn.ts';

type Payload = Extract<OutboxPayload, { kind: 'clash' }>;

/** What a row is called, what to do when one's own values are right, and where it stands in the tab. */
type Row = { title: string; remedy: string; focus: TabFocus };

const rowOf = ({ state, person, day, texts: { t } }: Reading, key: string): Row | undefined => {
  const line = lineFor(state, person, day, key);
  if (line) return { title: line.title, remedy: t('clash.remedy', { key }), focus: { key } };
  const report = state.reports.find((known) => known.key === key);
  const project = state.projects.find((known) => known.key === (report?.project ?? key));
  const title = report?.title ?? project?.title;
  if (title !== undefined)
    return { title, remedy: t('clash.remedyStatus', { title }), focus: { project: report?.project ?? key } };
  const obstacle = state.obstacles.find((known) => known.key === key);
  return (
    obstacle && {
      title: obstacle.title,
      remedy: t('clash.remedyObstacle', { key }),
      focus: { show: 'obstacles' },
    }
  );
};

/** Tells who acted last that their values gave way to SharePoint's, or that the row is gone there. */
export const clashMessage = (reading: Reading, { itemKey: key, fields, gone }: Payload): Answer => {
  const { state, texts, tabUrl } = reading;
  const { t } = texts;
  const row = rowOf(reading, key);
  const isGone = gone !== undefined;
  const card = clashCard({
    texts,
    key,
    title: row?.title ?? gone ?? '',
    rows: clashRows(texts, state, fields),
    isGone,
    remedy: isGone ? t('clash.goneRemedy') : (row?.remedy ?? t('clash.remedy', { key })),
    tabUrl: tabUrl(isGone ? {} : (row?.focus ?? { key })),
  });
  return { card, summary: t(isGone ? 'clash.goneText' : 'clash.text', { key }) };
};
