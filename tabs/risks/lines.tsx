import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import { useMedia } from '../look/use-media.ts';
import { LineCards } from './line-cards.tsx';
import { LineTable } from './line-table.tsx';
import { inOrder } from './order.ts';

export type LinesProps = {
  label: string;
  lines: readonly WorkView[];
  today: IsoDate;
  onOpen: (key: string) => void;
};

/** Measures and tasks: a table where there is room for one, otherwise cards. */
export const Lines = ({ lines, ...rest }: LinesProps) => {
  const { t } = useTranslation();
  const wide = useMedia('(min-width: 1000px)');
  if (lines.length === 0) return <Body1>{t('risks.noLines')}</Body1>;
  const ordered = inOrder(lines);
  return wide ? <LineTable lines={ordered} {...rest} /> : <LineCards lines={ordered} {...rest} />;
};
