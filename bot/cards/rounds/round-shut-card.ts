import { aside, type Card, type CardElement, card, openUrl, paragraph, run } from '../card.ts';
import { type Notice, noticeBox } from '../notice.ts';
import { shortened } from '../shortened.ts';
import { type RoundHead, roundHead } from './round-head.ts';

/** What stands where nothing can be answered: delivered, closed, not begun, or not one's own. */
export type RoundShutCard = {
  head: RoundHead;
  text: string;
  notice?: Notice | undefined;
  /** What somebody had written when it was too late, so that nothing is lost. */
  written: readonly { field: string; text: string }[];
  tabUrl: string;
};

const SHOWN = 1000;

const writtenBox = ({ head: { texts }, written }: RoundShutCard): CardElement[] =>
  written.length === 0
    ? []
    : [
        paragraph([run(texts.t('round.written'), { weight: 'Bolder' })], { separator: true }),
        ...written.flatMap(({ field, text }) => [
          aside(field),
          paragraph([run(shortened(text, SHOWN))], { spacing: 'None' }),
        ]),
      ];

/** Says how it stands, asks nothing, and shows what was written and not kept. */
export const roundShutCard = (model: RoundShutCard): Card => {
  const { head, text, notice, tabUrl } = model;
  const { texts } = head;
  return card(
    texts,
    notice?.text ?? text,
    [
      ...roundHead(head),
      ...noticeBox(notice),
      ...(notice?.text === text ? [] : [paragraph([run(text)])]),
      ...writtenBox(model),
    ],
    [openUrl(texts.t('more.tab'), tabUrl)],
  );
};
