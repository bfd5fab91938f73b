import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  SubtractCircleRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { Light } from '../api/projects-reply.ts';

const icons = {
  green: CheckmarkCircleFilled,
  yellow: WarningFilled,
  red: DismissCircleFilled,
  none: SubtractCircleRegular,
};

const useStyles = makeStyles({
  root: { flexShrink: 0, verticalAlign: 'text-bottom' },
  green: { color: tokens.colorStatusSuccessForeground1 },
  yellow: { color: tokens.colorStatusWarningForeground1 },
  red: { color: tokens.colorStatusDangerForeground1 },
  none: { color: tokens.colorNeutralForeground2 },
});

/** A light by its form; the colour only repeats it, and words stand beside it or are read aloud in its place. */
export const LightMark = ({ light }: { light: Light }) => {
  const styles = useStyles();
  const Icon = icons[light];
  return <Icon aria-hidden="true" className={mergeClasses(styles.root, styles[light])} />;
};
