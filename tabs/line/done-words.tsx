import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../programme/index.ts';
import type { WorkVerb } from '../api/api.ts';
import type { Acted } from '../api/replies.ts';
import { longDay, shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { outcomeOf } from './outcome.ts';
import type { Form } from './use-act.ts';

type Props = { verb: WorkVerb; form: Form; acted: Acted; today: IsoDate };

/** What came of an action, in a sentence, and when the line comes again. */
export const DoneWords = ({ verb, form, acted: { item, next }, today }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const done = t(`acts.done.${outcomeOf(verb, form, item)}`, {
    key: item.key,
    owner: item.ownerName,
    due: longDay(t, language, item.due),
    asked: item.offeredTo?.name ?? '',
    until: item.snoozedUntil ? longDay(t, language, item.snoozedUntil) : '',
  });
  return (
    <MessageBar intent="success" layout="multiline" politeness="polite">
      <MessageBarBody>
        {done}
        {next && ` ${t('acts.next', { key: next.key, due: shortDay(language, next.due, today) })}`}
      </MessageBarBody>
    </MessageBar>
  );
};
