import { dimensions, lightOf, type ProjectStatus } from '../../programme/index.ts';
import { wordFor } from '../commands/word-for.ts';
import type { Texts } from '../texts/texts.ts';
import {
  aside,
  type Card,
  type CardElement,
  card,
  heading,
  openUrl,
  paragraph,
  run,
  sayButton,
} from './card.ts';
import { shortened } from './shortened.ts';
import { sign } from './status-words.ts';

export type ProjectRow = {
  key: string;
  title: string;
  unitName: string;
  status: ProjectStatus;
  /** The day of the latest report. */
  on?: string;
};

type ProjectList = { texts: Texts; rows: readonly ProjectRow[]; tabUrl: string };

const MOST_ROWS = 12;

const row = (texts: Texts, { key, title, unitName, status, on }: ProjectRow): CardElement => ({
  type: 'Container',
  spacing: 'Small',
  separator: true,
  selectAction: sayButton(shortened(title, 100), `${wordFor(texts, 'history')} ${key}`),
  items: [
    paragraph([run(shortened(title), { weight: 'Bolder' })]),
    paragraph(
      dimensions.flatMap((dimension) => [
        sign(lightOf(status, dimension)),
        run(` ${texts.t(`dimension.${dimension}`)}  `, { size: 'Small' }),
      ]),
      { spacing: 'None' },
    ),
    aside(
      on ? `${unitName} · ${texts.t('status.on', { day: on })}` : `${unitName} · ${texts.t('state.none')}`,
    ),
  ],
});

/** Projects to choose among, each with its lights. */
export const projectListCard = ({ texts, rows, tabUrl }: ProjectList): Card => {
  const title = texts.t('status.listTitle');
  const left = rows.length - MOST_ROWS;
  return card(
    texts,
    title,
    [heading(title), ...rows.slice(0, MOST_ROWS).map((shown) => row(texts, shown))],
    [openUrl(left > 0 ? texts.t('more.projects', { count: left }) : texts.t('more.tab'), tabUrl)],
  );
};
