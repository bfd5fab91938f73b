import { Badge, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Line } from '../api/cases-reply.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import type { Place } from '../place/place.ts';
import { Kept } from '../risks/kept.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useKroner, useMoment } from './use-moment.ts';

const useStyles = makeStyles({
  title: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  marks: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
});

type Props = { line: Line; today: string; onPlace: (change: Partial<Place>) => void };

/** Where a case stands, in words: its outcome, or how many have answered and until when. */
const useStanding = ({ state, deadline, outcome, seats }: Line, today: string): string => {
  const { t } = useTranslation();
  const moment = useMoment(today);
  if (state === 'decided') return t(outcome ? `cases.outcomes.${outcome}` : 'cases.states.decided');
  if (state !== 'open') return t(`cases.states.${state}`);
  const until = deadline ? ` · ${t('cases.until', { at: moment(deadline) })}` : '';
  if (!seats) return `${t('cases.tied')}`;
  return `${t('cases.answered', { count: seats.answered, all: seats.all })}${until}`;
};

/** One case in the list. */
export const CaseItem = ({ line, today, onPlace }: Props) => {
  const { t } = useTranslation();
  const styles = { ...useCaseStyles(), ...useStyles() };
  const kroner = useKroner();
  const standing = useStanding(line, today);
  const { key, title, unit, kind, amount, own } = line;
  return (
    <li className={styles.part}>
      <PlaceLink
        to={{ page: 'cases', case: key }}
        className={mergeClasses(styles.link, styles.title)}
        onPlace={onPlace}
      >
        {key} <Kept>{title}</Kept>
      </PlaceLink>
      <span className={styles.marks}>
        {own && (
          <Badge
            appearance={own === 'waiting' ? 'filled' : 'outline'}
            color={own === 'waiting' ? 'brand' : 'informative'}
          >
            {t(`cases.own.${own}`)}
          </Badge>
        )}
        <Caption1>
          {t(`cases.kinds.${kind}`)} · {t(`units.${unit}`)}
          {amount !== undefined && ` · ${kroner(amount)}`}
        </Caption1>
        <Caption1>{standing}</Caption1>
      </span>
    </li>
  );
};
