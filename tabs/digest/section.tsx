import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
});

type Props = { title: string; id?: string; children: ReactNode };

/** A part of the page under its heading. */
export const Section = ({ title, id: named, children }: Props) => {
  const styles = useStyles();
  const own = useId();
  const id = named ?? own;
  return (
    <section aria-labelledby={id} className={styles.root}>
      <h2 id={id} tabIndex={-1} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
};
