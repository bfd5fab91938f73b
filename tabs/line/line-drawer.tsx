import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Subtitle1,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { IsoDate, Risk, WorkView } from '../../programme/index.ts';
import { Kept } from '../risks/kept.tsx';
import { LineActions } from './line-actions.tsx';
import { LineFacts } from './line-facts.tsx';
import { useFocusReturn } from './use-focus-return.ts';

const useStyles = makeStyles({
  drawer: { maxWidth: '100vw', width: 'min(520px, 100vw)' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    rowGap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalXXL,
  },
  title: { overflowWrap: 'anywhere' },
});

type Props = {
  line: WorkView;
  risk: Risk | undefined;
  reader: { oid: string };
  today: IsoDate;
  onClose: () => void;
};

/** One measure or task beside the list: what is known of it, and what the person may do about it. */
const LineDrawer = ({ line, risk, reader, today, onClose }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  useFocusReturn(line.key);
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={t('details.close')}
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          {t(`details.${line.kind}`, { key: line.key })}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <Subtitle1 as="h3" className={styles.title}>
          <Kept>{line.title}</Kept>
        </Subtitle1>
        <LineFacts line={line} risk={risk} today={today} />
        <LineActions line={line} reader={reader} today={today} />
      </DrawerBody>
    </OverlayDrawer>
  );
};

export default LineDrawer;
