import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  CalendarEditRegular,
  CheckmarkRegular,
  ClockPauseRegular,
  CommentRegular,
  PersonSwapRegular,
  PlayRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../programme/index.ts';
import type { WorkVerb } from '../api/api.ts';

const icons = {
  finish: CheckmarkRegular,
  start: PlayRegular,
  reschedule: CalendarEditRegular,
  comment: CommentRegular,
  snooze: ClockPauseRegular,
  'hand-over': PersonSwapRegular,
};
const order = ['finish', 'start', 'reschedule', 'snooze', 'comment', 'hand-over'] as const;
const asks = {
  finish: false,
  start: false,
  reschedule: true,
  snooze: true,
  comment: true,
  'hand-over': true,
};

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = {
  line: WorkView;
  chosen: WorkVerb | undefined;
  waiting: boolean;
  onPick: (verb: WorkVerb) => void;
};

/** The things a person can do with a line; the first two at once, the others ask for more. */
export const Choices = ({ line, chosen, waiting, onPick }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {order
        .filter((verb) => verb !== 'start' || line.status === 'not-started')
        .map((verb) => {
          const Icon = icons[verb];
          return (
            <Button
              key={verb}
              icon={<Icon />}
              appearance={verb === 'finish' ? 'primary' : 'secondary'}
              disabledFocusable={waiting}
              {...(asks[verb] ? { 'aria-expanded': chosen === verb } : {})}
              onClick={() => onPick(verb)}
            >
              {t(`acts.${verb}`)}
            </Button>
          );
        })}
    </div>
  );
};
