import { makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';

const useWholePage = makeStaticStyles({
  body: { margin: 0 },
  'h1, h2, h3, h4, p': { margin: 0 },
  // With the system's own colours a link has no colour of its own, so it is underlined instead.
  '@media (forced-colors: active)': { 'button.fui-Link': { textDecorationLine: 'underline' } },
  // People who asked their system for less movement get none, whatever a component would like.
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important',
    },
  },
});

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** The styles of the page as a whole. */
export const usePageStyles = () => {
  useWholePage();
  return useStyles();
};
