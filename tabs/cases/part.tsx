import { type ReactNode, useId } from 'react';
import { useCaseStyles } from './case-styles.ts';

type Props = { title: string; children: ReactNode };

/** A part of the page under a heading of its own. */
export const Part = ({ title, children }: Props) => {
  const styles = useCaseStyles();
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
};
