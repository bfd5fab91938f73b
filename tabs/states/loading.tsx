import { makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: {
    maxWidth: '1200px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
  },
  shapes: { display: 'grid', rowGap: tokens.spacingVerticalM },
});

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The shape of the page to come, and words for those who do not see it. */
export const Loading = ({ words }: { words: string }) => {
  const styles = useStyles();
  return (
    <main className={styles.root} aria-busy="true">
      <Text role="status">{words}</Text>
      <Skeleton aria-hidden="true" className={styles.shapes}>
        <SkeletonItem size={32} style={{ width: '40%' }} />
        <SkeletonItem size={72} />
        {rows.map((row) => (
          <SkeletonItem key={row} size={48} />
        ))}
      </Skeleton>
    </main>
  );
};
