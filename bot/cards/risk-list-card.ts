import type { Overview, RiskView } from '../../programme/index.ts';
import type { TabFocus } from '../deps.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type Card, type CardElement, card, heading, openUrl, paragraph, run } from './card.ts';
import { shortened } from './shortened.ts';

type Drawing = { texts: Texts; tabUrl: (focus: TabFocus) => string };

const riskRow = ({ texts: { t }, tabUrl }: Drawing, view: RiskView): CardElement => {
  const { risk, open, overdue, done, awaitsReassessment } = view;
  const title = t('risk.heading', { code: risk.code, title: shortened(risk.title, 100) });
  return {
    type: 'Container',
    separator: true,
    selectAction: openUrl(title, tabUrl({ risk: risk.code })),
    items: [
      paragraph([run(title, { weight: 'Bolder' })]),
      paragraph(
        [
          ...(overdue > 0 ? [run('⚠ ', { color: 'Attention' })] : []),
          run(t('risks.counts', { open, overdue, done })),
        ],
        { spacing: 'None' },
      ),
      ...(awaitsReassessment ? [aside(t('risk.awaits'))] : []),
    ],
  };
};

/** All risks, each with its figures; a figure opens to its rows in the tab. */
export const riskListCard = (drawing: Drawing, overview: Overview, intro?: string): Card => {
  const { texts, tabUrl } = drawing;
  const { t } = texts;
  const { risks, loose, faults } = overview;
  return card(
    texts,
    t('risks.title'),
    [
      heading(t('risks.title')),
      ...(intro === undefined ? [] : [paragraph([run(intro)])]),
      ...risks.map((view) => riskRow(drawing, view)),
      ...(loose.length > 0 ? [aside(t('risks.loose', { count: loose.length }))] : []),
      ...(faults.length > 0 ? [aside(t('risks.faults', { count: faults.length }))] : []),
    ],
    [openUrl(t('more.tab'), tabUrl({}))],
  );
};
