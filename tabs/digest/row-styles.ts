import { makeStyles, tokens } from '@fluentui/react-components';

/** How the rows of a section lie. */
export const useRowStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  main: { flexGrow: 1, flexBasis: '260px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  heading: { margin: 0, paddingTop: tokens.spacingVerticalL },
});
