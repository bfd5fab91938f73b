import { makeStyles, tokens } from '@fluentui/react-components';

/** The styles of the page as a whole; what no theme decides stands in `page.css`. */
export const usePageStyles = makeStyles({
  page: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});
