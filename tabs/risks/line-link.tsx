import { Link } from '@fluentui/react-components';
import type { WorkView } from '../../programme/index.ts';
import { Kept } from './kept.tsx';

type Props = { line: WorkView; onOpen: (key: string) => void };

/** The name by which the page finds a line's title. */
export const lineLinkId = (key: string): string => `line-${key}`;

/** A line's title, which opens its details. */
export const LineLink = ({ line, onOpen }: Props) => (
  <Link as="button" id={lineLinkId(line.key)} onClick={() => onOpen(line.key)} style={{ textAlign: 'start' }}>
    <Kept>{line.title}</Kept>
  </Link>
);
