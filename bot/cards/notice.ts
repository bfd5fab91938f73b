import { type CardElement, paragraph, run } from './card.ts';

/** What became of the last press, shown under the line it was about. */
export type Notice = { kind: 'saved' | 'refused'; key: string; text: string };

const looks = { saved: { style: 'good', sign: '✓' }, refused: { style: 'warning', sign: '!' } } as const;

export const noticeBox = (notice: Notice | undefined): CardElement[] => {
  if (!notice) return [];
  const { style, sign } = looks[notice.kind];
  return [
    {
      type: 'Container',
      style,
      items: [paragraph([run(`${sign}  `, { weight: 'Bolder' }), run(notice.text)])],
    },
  ];
};
