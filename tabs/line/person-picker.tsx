import { Combobox, Field, Option } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPerson } from '../api/replies.ts';
import { usePeople } from './use-people.ts';

type Props = {
  /** The chosen person's object id; empty when nobody is chosen. */
  onPick: (oid: string) => void;
  validationMessage?: string;
};

/** Finds a person by part of the name. */
export const PersonPicker = ({ onPick, validationMessage }: Props) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<FoundPerson>();
  const people = usePeople(useDeferredValue(picked ? '' : typed.trim()));
  const found = people.data ?? [];
  const type = (text: string) => {
    setTyped(text);
    setPicked(undefined);
    // A name nobody picked is sent as it is, so that the server can say it knows nobody by that name.
    onPick(text.trim());
  };
  const pick = (oid: string | undefined) => {
    const person = found.find((one) => one.oid === oid);
    if (!person) return;
    setPicked(person);
    setTyped(person.name);
    onPick(person.oid);
  };
  return (
    <Field
      label={t('acts.receiver')}
      hint={t('acts.receiverHint')}
      {...(validationMessage ? { validationMessage } : {})}
    >
      <Combobox
        name="to"
        freeform
        autoComplete="off"
        // The arrow keys open the list, so the button beside it is for the mouse only.
        expandIcon={{ 'aria-label': t('acts.names'), tabIndex: -1 }}
        value={typed}
        selectedOptions={picked ? [picked.oid] : []}
        onChange={({ target }) => type(target.value)}
        onOptionSelect={(_, { optionValue }) => pick(optionValue)}
      >
        {found.map(({ oid, name, unit }) => (
          <Option key={oid} value={oid} text={name}>
            {`${name}, ${t(`units.${unit}`)}`}
          </Option>
        ))}
        {found.length === 0 && (
          <Option disabled value="" text="">
            {t(people.isFetching ? 'acts.searching' : 'acts.nobody')}
          </Option>
        )}
      </Combobox>
    </Field>
  );
};
