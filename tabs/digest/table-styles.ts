import { makeStyles, tokens } from '@fluentui/react-components';

const padding = `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`;

/** How a small table of figures looks. */
export const useTableStyles = makeStyles({
  // A word may make its column wider, and is broken only when it is longer than all the room there is.
  root: { borderCollapse: 'collapse', width: '100%', overflowWrap: 'break-word' },
  caption: {
    textAlign: 'start',
    color: tokens.colorNeutralForeground2,
    paddingBottom: tokens.spacingVerticalXS,
  },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    padding,
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  cell: { textAlign: 'start', verticalAlign: 'top', fontWeight: tokens.fontWeightRegular, padding },
  number: { fontWeight: tokens.fontWeightSemibold, padding, textAlign: 'end', whiteSpace: 'nowrap' },
});
