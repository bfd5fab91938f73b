import type { OutboxPayload } from '../programme/index.ts';
import { reportCardOf } from './report-views.ts';
import type { Reading } from './status-forms.ts';
import type { Answer } from './turn.ts';

type Payload = Extract<OutboxPayload, { kind: 'publish-status' }>;

/** Asks a project's lead to publish a report; nothing when it has been published, or is gone. */
export const publishMessage = (reading: Reading, { itemKey: key }: Payload): Answer | undefined => {
  const { state, texts } = reading;
  const report = state.reports.find((known) => known.key === key);
  if (!report || report.moderation === 'published') return undefined;
  const author = state.people.find(({ oid }) => oid === report.authorOid)?.name ?? texts.t('chat.somebody');
  const text = texts.t('publish.text', { name: author, title: report.title });
  const intro = { title: texts.t('publish.title'), text, why: texts.t('publish.why') };
  const card = reportCardOf(reading, key, { intro });
  return card && { card, summary: text };
};

/** What stands on that card once the report is published, or gone. */
export const spentPublish = (reading: Reading, { itemKey: key }: Payload): Answer | undefined => {
  const { t } = reading.texts;
  const report = reading.state.reports.find((known) => known.key === key);
  const text = report ? t('publish.done', { title: report.title }) : t('line.gone', { key });
  const card = reportCardOf(reading, key, { notice: { kind: 'saved', key, text } });
  return card && { card, summary: text };
};
