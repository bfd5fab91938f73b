import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate, RiskView } from '../../programme/index.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { Kept } from './kept.tsx';
import { NotYet } from './not-yet.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
  },
});

type Props = { view: RiskView; today: IsoDate };

/** What a risk means, and how it is judged where somebody has judged it. */
export const RiskFacts = ({ view: { risk, ownerName, notYet }, today }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  const judged = (words: 'risks.probability' | 'risks.consequence', score?: number, after?: number) =>
    score === undefined
      ? []
      : [
          after === undefined
            ? t(words, { score })
            : `${t(words, { score })}, ${t('risks.after', { score: after })}`,
        ];
  const facts = [
    ...judged('risks.probability', risk.probability, risk.probabilityAfter),
    ...judged('risks.consequence', risk.consequence, risk.consequenceAfter),
    ...(ownerName ? [t('risks.owner', { name: ownerName })] : []),
    ...(risk.reviewDate ? [t('risks.review', { day: shortDay(language, risk.reviewDate, today) })] : []),
  ];
  return (
    <div className={styles.root}>
      {risk.about && (
        <Body1>
          <Kept>{risk.about}</Kept>
        </Body1>
      )}
      {facts.length > 0 && (
        <div className={styles.facts}>
          {facts.map((fact) => (
            <Caption1 key={fact}>{fact}</Caption1>
          ))}
        </div>
      )}
      <NotYet reason={notYet} />
    </div>
  );
};
