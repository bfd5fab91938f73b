import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, type Ref, useId } from 'react';

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

type Props = { title: string; id?: string; heading?: Ref<HTMLHeadingElement>; children: ReactNode };

/** A part of the page under its heading. */
export const Section = ({ title, id: named, heading, children }: Props) => {
  const styles = useStyles();
  const own = useId();
  const id = named ?? own;
  return (
    <section aria-labelledby={id} className={styles.root}>
      <h2 id={id} {...(heading ? { ref: heading } : {})} tabIndex={-1} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
};
