import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../programme/index.ts';

/** Who is responsible for a line, said in words too when it is nobody the programme knows. */
export const OwnerName = ({ line }: { line: WorkView }) => {
  const { t } = useTranslation();
  return line.ownerName || t('lines.nobody');
};
