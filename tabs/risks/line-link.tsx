import { Link } from '@fluentui/react-components';
import type { WorkView } from '../../programme/index.ts';
import { Kept } from './kept.tsx';

type Props = { line: WorkView; onOpen: (key: string) => void };

/** A line's title, which opens its details. */
export const LineLink = ({ line, onOpen }: Props) => (
  <Link as="button" onClick={() => onOpen(line.key)} style={{ textAlign: 'start' }}>
    <Kept>{line.title}</Kept>
  </Link>
);
