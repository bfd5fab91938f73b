import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeliveryVerb } from '../api/api.ts';
import type { Delivery } from '../api/deliveries-reply.ts';

type Props = { verb: DeliveryVerb; rows: readonly Delivery[]; done: number };

/** What came of stepping in: whose message, or how many of several. */
export const StepOutcome = ({ verb, rows, done }: Props) => {
  const { t } = useTranslation();
  const [only, ...others] = rows;
  const name = only?.person || t('deliveries.nobody');
  return (
    <MessageBar intent="success" layout="multiline" politeness="polite">
      <MessageBarBody>
        {others.length === 0
          ? t(`deliveries.done.${verb}`, { name })
          : t('deliveries.done.several', { count: done, all: rows.length })}
      </MessageBarBody>
    </MessageBar>
  );
};
