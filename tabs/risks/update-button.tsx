import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../programme/index.ts';
import { isOpenLine } from './choose.ts';

type Props = { line: WorkView; onOpen: (key: string) => void };

/** Opens a line for those who may change it; nothing for others, and nothing when it is closed. */
export const UpdateButton = ({ line, onOpen }: Props) => {
  const { t } = useTranslation();
  if (!line.mayAct || !isOpenLine(line)) return null;
  return (
    <Button
      size="small"
      aria-label={t('lines.updateThis', { key: line.key, title: line.title })}
      onClick={() => onOpen(line.key)}
    >
      {t('lines.update')}
    </Button>
  );
};
