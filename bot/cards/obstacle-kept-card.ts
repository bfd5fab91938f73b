import { noteWords } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type Card, card, heading, openUrl, paragraph, run } from './card.ts';
import { labelled } from './labelled.ts';
import { type Notice, noticeBox } from './notice.ts';
import { shortened } from './shortened.ts';

export type KeptObstacle = {
  texts: Texts;
  notice: Notice;
  key: string;
  text: string;
  about: string;
  tried?: string | undefined;
  note?: string | undefined;
  tabUrl: string;
};

const SHOWN = 1000;

/** An obstacle that has been reported or joined. */
export const obstacleKeptCard = ({
  texts,
  notice,
  key,
  text,
  about,
  tried,
  note,
  tabUrl,
}: KeptObstacle): Card => {
  const { t } = texts;
  return card(
    texts,
    notice.text,
    [
      heading(t('obstacle.title')),
      ...noticeBox(notice),
      paragraph([run(`${key}  `, { weight: 'Bolder' }), run(shortened(text, SHOWN))]),
      aside(about),
      ...(tried
        ? [
            paragraph([
              run(labelled(t('obstacle.tried')), { weight: 'Bolder' }),
              run(shortened(tried, SHOWN)),
            ]),
          ]
        : []),
      ...(note ? [paragraph([run(shortened(noteWords(note, texts.day), SHOWN))])] : []),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
