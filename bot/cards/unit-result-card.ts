import type { Texts } from '../texts/texts.ts';
import { type Card, card, heading, openUrl, paragraph, run } from './card.ts';
import { noticeBox } from './notice.ts';

type UnitResult = { texts: Texts; kept: readonly string[]; refused: readonly string[]; tabUrl: string };

/** What became of one status for several projects: those it was kept for, and why not for others. */
export const unitResultCard = ({ texts, kept, refused, tabUrl }: UnitResult): Card => {
  const { t } = texts;
  const text = `${t('saved.unitStatus', { count: kept.length })} ${t('saved.shows')}`;
  const speak = kept.length > 0 ? text : t('saved.noUnitStatus');
  return card(
    texts,
    speak,
    [
      heading(t('status.title')),
      ...noticeBox({ kind: kept.length > 0 ? 'saved' : 'refused', key: '', text: speak }),
      ...kept.map((title) => paragraph([run('✓ ', { weight: 'Bolder' }), run(title)], { spacing: 'Small' })),
      ...refused.map((text) => paragraph([run('! ', { weight: 'Bolder' }), run(text)], { spacing: 'Small' })),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
