import type { OutboxPayload } from '../programme/index.ts';
import { clashCard } from './cards/clash-card.ts';
import { clashRows } from './clash-rows.ts';
import type { TabFocus } from './deps.ts';
import { lineFor } from './lines.ts';
import { periodName } from './rounds/round-words.ts';
import type { Reading } from './status-forms.ts';
import type { Answer } from './turn.ts';
import { unitNames } from './unit-names.ts';

type Payload = Extract<OutboxPayload, { kind: 'clash' }>;

/**
 * What a row is called in a sentence, what it says, what to do when one's own values are right, and where it stands in
 * the tab.
 */
type Row = { name: string; title: string; remedy: string; focus: TabFocus };

const ofWork = ({ state, person, day, texts: { t } }: Reading, key: string): Row | undefined => {
  const line = lineFor(state, person, day, key);
  return line && { name: key, title: line.title, remedy: t('clash.remedy', { key }), focus: { key } };
};

const ofStatus = ({ state, texts: { t } }: Reading, key: string): Row | undefined => {
  const report = state.reports.find((known) => known.key === key);
  const project = state.projects.find((known) => known.key === (report?.project ?? key));
  const title = report?.title ?? project?.title;
  if (title === undefined) return undefined;
  const focus = { project: report?.project ?? key };
  return { name: t('status.of', { title }), title: '', remedy: t('clash.remedyStatus', { title }), focus };
};

const ofObstacle = ({ state, texts: { t } }: Reading, key: string): Row | undefined => {
  const obstacle = state.obstacles.find((known) => known.key === key);
  const remedy = t('clash.remedyObstacle', { key });
  return obstacle && { name: key, title: obstacle.title, remedy, focus: { show: 'obstacles' } };
};

const ofRound = ({ state, texts }: Reading, key: string): Row | undefined => {
  const report = state.unitReports.find((known) => known.key === key);
  if (!report) return undefined;
  const { t } = texts;
  const name = `${t('round.title')} ${periodName(texts, report.period)}, ${unitNames(state)(report.unit)}`;
  return { name, title: '', remedy: t('clash.remedyRound'), focus: { show: 'rounds' } };
};

const ofCase = ({ state, texts: { t } }: Reading, key: string): Row | undefined => {
  const item = state.cases.find((known) => known.key === key);
  const name = t('case.title', { key });
  return item && { name, title: item.title, remedy: t('clash.remedyCase'), focus: { case: key } };
};

const ofRisk = ({ state, texts: { t } }: Reading, key: string): Row | undefined => {
  const risk = state.risks.find(({ code }) => code === key);
  if (!risk) return undefined;
  const { code, title } = risk;
  const remedy = t('clash.remedyRisk', { code });
  return { name: `${t('field.risk')} ${code}`, title, remedy, focus: { risk: code } };
};

const ofPerson = ({ person, texts: { t } }: Reading, key: string): Row | undefined =>
  person.oid === key
    ? { name: t('settings.title'), title: '', remedy: t('clash.remedySettings'), focus: {} }
    : undefined;

const kinds = [ofWork, ofStatus, ofObstacle, ofRound, ofCase, ofRisk, ofPerson];

const rowOf = (reading: Reading, key: string): Row | undefined => {
  for (const kind of kinds) {
    const row = kind(reading, key);
    if (row) return row;
  }
  return undefined;
};

/** Tells who acted last that their values gave way to SharePoint's, or that the row is gone there. */
export const clashMessage = (reading: Reading, { itemKey: key, fields, gone }: Payload): Answer => {
  const { texts, tabUrl } = reading;
  const { t } = texts;
  const row = rowOf(reading, key);
  const name = row?.name ?? key;
  const isGone = gone !== undefined;
  const card = clashCard({
    ...{ texts, name },
    title: row?.title ?? gone ?? '',
    rows: clashRows(reading, key, fields),
    isGone,
    remedy: isGone ? t('clash.goneRemedy') : (row?.remedy ?? t('clash.remedy', { key })),
    tabUrl: tabUrl(isGone ? {} : (row?.focus ?? { key })),
  });
  return { card, summary: t(isGone ? 'clash.goneText' : 'clash.text', { key: name }) };
};
