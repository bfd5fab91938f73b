import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate, Risk, WorkView } from '../../programme/index.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { DueMark } from '../risks/due-mark.tsx';
import { Kept } from '../risks/kept.tsx';
import { OwnerName } from '../risks/owner-name.tsx';
import { StatusMark } from '../risks/status-mark.tsx';
import { noteWords } from './note-words.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(88px, auto) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  note: { whiteSpace: 'pre-wrap' },
});

type Props = { line: WorkView; risk: Risk | undefined; today: IsoDate };

/** What is known of a line. */
export const LineFacts = ({ line, risk, today }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  const facts: [string, ReactNode][] = [
    [t('lines.status'), <StatusMark key="status" line={line} />],
    [t('lines.due'), <DueMark key="due" line={line} today={today} />],
    [t('lines.owner'), <OwnerName key="owner" line={line} />],
    [t('lines.unit'), t(`units.${line.unit}`)],
  ];
  if (risk) {
    const title = <Kept key="risk">{risk.title}</Kept>;
    facts.push([t('details.risk'), [`${risk.code} `, title]]);
  }
  if (line.cadence) facts.push([t('cadences.label'), t(`cadences.${line.cadence}`)]);
  if (line.needsHelp) facts.push([t('helpReasons.label'), t(`helpReasons.${line.needsHelp}`)]);
  if (line.helperName) facts.push([t('help.helper'), line.helperName]);
  if (line.offeredTo) facts.push([t('offers.to'), t('offers.waits', { name: line.offeredTo.name })]);
  if (line.snoozedUntil) facts.push([t('acts.until'), shortDay(language, line.snoozedUntil, today)]);
  if (line.notYet) {
    const why = t(`notYet.why.${line.notYet}`);
    facts.push([
      t('notYet.sharePoint'),
      [`${t('notYet.label', { why })}. `, t(`notYet.then.${line.notYet}`)],
    ]);
  }
  if (line.note) {
    const note = (
      <span key="note" className={styles.note}>
        <Kept>{noteWords(language, line.note, today)}</Kept>
      </span>
    );
    facts.push([t('details.note'), note]);
  }
  return (
    <dl className={styles.root} aria-label={t('details.facts')}>
      {facts.map(([term, fact]) => [
        <dt key={`${term} term`} className={styles.term}>
          {term}
        </dt>,
        <dd key={`${term} fact`} className={styles.fact}>
          {fact}
        </dd>,
      ])}
    </dl>
  );
};
