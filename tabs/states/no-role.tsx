import { Body1, Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    maxWidth: '640px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalM,
  },
});

type Props = { name?: string; onSwitch: (() => void) | undefined };

/** The page for somebody who is signed in and has nothing to do with the programme yet. */
export const NoRole = ({ name, onSwitch }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <main className={styles.root}>
      <Title3 as="h1">{t('states.noRole')}</Title3>
      <Body1>{name ? t('states.noRoleAbout', { name }) : t('states.noRoleAboutUnnamed')}</Body1>
      {onSwitch && <Button onClick={() => onSwitch()}>{t('reader.switch')}</Button>}
    </main>
  );
};
