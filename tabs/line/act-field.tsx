import { Field, Input, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import { dayAfter } from '../language/days.ts';
import type { FieldName } from './field-at-fault.ts';
import { PersonPicker } from './person-picker.tsx';

/** How far ahead a deadline may be moved, and a reminder put off. */
const farthestDays = { due: 366, until: 14 };

const words = {
  due: 'acts.newDue',
  until: 'acts.until',
  reason: 'acts.reason',
  comment: 'acts.commentText',
} as const;

type Props = {
  name: FieldName;
  line: WorkView;
  today: IsoDate;
  value: string;
  /** What is wrong with it. */
  wrong: string | undefined;
  onChange: (value: string) => void;
};

/** One field of an action's form. */
export const ActField = ({ name, line, today, value, wrong, onChange }: Props) => {
  const { t } = useTranslation();
  const message = wrong === undefined ? {} : { validationMessage: wrong };
  if (name === 'to') return <PersonPicker onPick={onChange} {...message} />;
  if (name === 'due' || name === 'until') {
    const after = name === 'due' && line.due > today ? line.due : today;
    const hint = name === 'until' ? { hint: t('acts.untilHint') } : {};
    return (
      <Field required label={t(words[name])} {...hint} {...message}>
        <Input
          type="date"
          name={name}
          min={dayAfter(after, 1)}
          max={dayAfter(today, farthestDays[name])}
          value={value}
          onChange={(_, changed) => onChange(changed.value)}
        />
      </Field>
    );
  }
  return (
    <Field required label={t(words[name])} {...message}>
      <Textarea
        name={name}
        resize="vertical"
        rows={name === 'comment' ? 4 : 3}
        value={value}
        onChange={(_, changed) => onChange(changed.value)}
      />
    </Field>
  );
};
