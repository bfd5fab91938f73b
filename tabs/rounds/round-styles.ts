import { makeStyles, tokens } from '@fluentui/react-components';

/** How lists about rounds lie: one below another, nothing wider than the page. */
export const useRoundStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
  row: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  lines: { whiteSpace: 'pre-line' },
  mark: { flexShrink: 0, verticalAlign: 'text-bottom' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  late: { color: tokens.colorStatusDangerForeground1 },
  question: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    maxWidth: '480px',
  },
});
