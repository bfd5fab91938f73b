import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { caseUnits, type Draft } from './case-draft.ts';

type Props = { draft: Draft; onChange: (change: Partial<Draft>) => void };

const kinds = ['application', 'discussion', 'briefing'] as const;
const phases = ['concept', 'planning', 'execution', 'closing', 'realisation'] as const;
const longTexts = ['benefit', 'text', 'documents'] as const;

const Choices = ({ draft, onChange }: Props) => {
  const { t } = useTranslation();
  const unitOf = (value: string) => caseUnits.find((unit) => unit === value);
  return (
    <>
      <Field label={t('cases.facts.kind')}>
        <Select
          value={draft.kind}
          onChange={(_, { value }) => onChange({ kind: kinds.find((kind) => kind === value) ?? draft.kind })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`cases.kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('cases.facts.unit')}>
        <Select
          value={draft.unit}
          onChange={(_, { value }) => onChange({ unit: unitOf(value) ?? draft.unit })}
        >
          {caseUnits.map((unit) => (
            <option key={unit} value={unit}>
              {t(`units.${unit}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('cases.facts.phase')}>
        <Select value={draft.phase} onChange={(_, { value }) => onChange({ phase: value })}>
          <option value="">{t('cases.noPhase')}</option>
          {phases.map((phase) => (
            <option key={phase} value={phase}>
              {t(`cases.phases.${phase}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
};

const Affected = ({ draft, onChange }: Props) => {
  const { t } = useTranslation();
  const { affectedUnits } = draft;
  return (
    <fieldset>
      <legend>{t('cases.facts.affected')}</legend>
      {caseUnits.map((unit) => (
        <Checkbox
          key={unit}
          label={t(`units.${unit}`)}
          checked={affectedUnits.includes(unit)}
          onChange={(_, { checked }) =>
            onChange({
              affectedUnits: caseUnits.filter((one) =>
                one === unit ? checked === true : affectedUnits.includes(one),
              ),
            })
          }
        />
      ))}
    </fieldset>
  );
};

/** The fields of a case that is being prepared. */
export const DraftFields = ({ draft, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      <Field required label={t('cases.title')}>
        <Input name="title" value={draft.title} onChange={(_, { value }) => onChange({ title: value })} />
      </Field>
      <Choices draft={draft} onChange={onChange} />
      <Field label={t('cases.facts.area')}>
        <Input name="area" value={draft.area} onChange={(_, { value }) => onChange({ area: value })} />
      </Field>
      <Affected draft={draft} onChange={onChange} />
      <Field label={t('cases.facts.amount')} hint={t('cases.amountHint')}>
        <Input
          name="amount"
          inputMode="decimal"
          value={draft.amount}
          onChange={(_, { value }) => onChange({ amount: value })}
        />
      </Field>
      {longTexts.map((name) => (
        <Field
          key={name}
          label={t(`cases.${name}`)}
          hint={t(name === 'documents' ? 'cases.documentsHint' : 'cases.textHint')}
        >
          <Textarea
            name={name}
            rows={name === 'text' ? 8 : 3}
            resize="vertical"
            value={draft[name]}
            onChange={(_, { value }) => onChange({ [name]: value })}
          />
        </Field>
      ))}
    </>
  );
};
