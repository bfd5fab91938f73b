import type { ReactNode } from 'react';

/** Words as they stand in the programme's lists, which are kept in bokmål whatever language the page speaks. */
export const Kept = ({ children }: { children: ReactNode }) => <span lang="nb">{children}</span>;
