import { makeStyles, tokens } from '@fluentui/react-components';

/** How every page lies in the window. */
export const useFrameStyles = makeStyles({
  root: {
    maxWidth: '1200px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} clamp(12px, 3vw, 32px) ${tokens.spacingVerticalXXXL}`,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalL,
  },
});
