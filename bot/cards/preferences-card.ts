import { Language, type Person } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, buttons, type Card, type CardElement, card, execute, heading } from './card.ts';
import { type Notice, noticeBox } from './notice.ts';

export type Preferences = Pick<Person, 'language' | 'quietFrom' | 'quietTo'>;

const time = (id: 'quietFrom' | 'quietTo', label: string, value: string | undefined): CardElement => ({
  type: 'Input.Time',
  id,
  label,
  ...(value ? { value } : {}),
});

/** Somebody's own settings, to be changed where they stand. */
export const preferencesCard = (
  texts: Texts,
  { language, quietFrom, quietTo }: Preferences,
  notice?: Notice,
): Card => {
  const { t } = texts;
  return card(texts, notice?.text ?? t('settings.title'), [
    heading(t('settings.title')),
    ...noticeBox(notice),
    {
      type: 'Input.ChoiceSet',
      id: 'language',
      label: t('input.language'),
      value: language,
      choices: Language.options.map((value) => ({ title: t(`language.${value}`), value })),
    },
    time('quietFrom', t('input.quietFrom'), quietFrom),
    time('quietTo', t('input.quietTo'), quietTo),
    aside(t('settings.about')),
    buttons([
      execute(
        'preferences/save',
        t('action.savePreferences'),
        { item: 'preferences' },
        { style: 'positive' },
      ),
    ]),
  ]);
};
