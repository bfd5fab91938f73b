import { Body1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../api/deliveries-reply.ts';
import { useLanguage } from '../language/use-language.ts';
import { Question } from '../look/question.tsx';

const mostNames = 5;

/** To how many people messages went or were to go, by name as far as a person wants to read. */
const useWhom = (rows: readonly Delivery[]): string => {
  const { t } = useTranslation();
  const language = useLanguage();
  const listed = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nb');
  const people = new Map(rows.map(({ personOid, person }) => [personOid, person || t('deliveries.nobody')]));
  const all = [...people.values()];
  const left = all.length - mostNames;
  const named = left > 1 ? [...all.slice(0, mostNames), t('deliveries.confirm.more', { count: left })] : all;
  return t('deliveries.confirm.whom', { count: all.length, names: listed.format(named) });
};

type Props = { rows: readonly Delivery[]; onAnswer: (yes: boolean) => void };

/** What taking messages back does, and to whom, before it is done. */
export const RecallQuestion = ({ rows, onAnswer }: Props) => {
  const { t } = useTranslation();
  const whom = useWhom(rows);
  const sent = rows.filter(({ status }) => status === 'sent').length;
  const waiting = rows.length - sent;
  return (
    <Question
      title={t('deliveries.confirm.title', { count: rows.length })}
      yes={t('deliveries.recall')}
      onAnswer={onAnswer}
    >
      <Body1>{whom}</Body1>
      {sent > 0 && <Body1>{t('deliveries.confirm.sent', { count: sent })}</Body1>}
      {waiting > 0 && <Body1>{t('deliveries.confirm.waiting', { count: waiting })}</Body1>}
    </Question>
  );
};
