import type {
  IActionSet,
  IAdaptiveCard,
  IExecuteAction,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
  ITextBlock,
  ITextRun,
} from '@microsoft/teams.cards';
import type { Texts } from '../texts/texts.ts';

/** An Adaptive Card as Teams takes it: plain data, never a class, whose defaults would all be printed. */
export type Card = IAdaptiveCard;
export type CardElement = IAdaptiveCard['body'][number];
export type CardAction = NonNullable<IAdaptiveCard['actions']>[number];

type Look = Partial<Pick<ITextRun, 'weight' | 'size' | 'color' | 'isSubtle'>>;

/** A heading in our own words. */
export const heading = (text: string, size: 'Large' | 'Medium' = 'Large'): ITextBlock => ({
  type: 'TextBlock',
  text,
  size,
  weight: 'Bolder',
  wrap: true,
  style: 'heading',
});

export const run = (text: string, look: Look = {}): ITextRun => ({ type: 'TextRun', text, ...look });

/**
 * A paragraph. Rich text, because a text block reads Markdown, and a title written in SharePoint could then bring a
 * link of its own onto our card.
 */
export const paragraph = (
  inlines: readonly ITextRun[],
  place: Partial<Pick<IRichTextBlock, 'spacing' | 'separator'>> = {},
): IRichTextBlock => ({ type: 'RichTextBlock', inlines: [...inlines], ...place });

/** Small print. */
export const aside = (text: string): IRichTextBlock =>
  paragraph([run(text, { isSubtle: true, size: 'Small' })], { spacing: 'Small' });

/** What a button sends: keys and nothing else, so that nobody can be impersonated by changing it. */
export type ActionData = { key: string; on?: string; view?: string };

/** A button for Teams clients of today, with one for older clients inside. */
export const execute = (
  verb: string,
  title: string,
  data: ActionData,
  options: Pick<IExecuteAction, 'style' | 'associatedInputs'> = {},
): IExecuteAction => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
  ...options,
  fallback: {
    type: 'Action.Submit',
    title,
    data: { verb, key: data.key },
    ...(options.associatedInputs ? { associatedInputs: options.associatedInputs } : {}),
  },
});

/** A button that writes a message for the person, seen in the chat as theirs. */
export const sayButton = (title: string, message: string): ISubmitAction => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'imBack', value: message } },
});

export const openUrl = (title: string, url: string): IOpenUrlAction => ({
  type: 'Action.OpenUrl',
  title,
  url,
});

export const buttons = (actions: CardAction[]): IActionSet => ({ type: 'ActionSet', actions });

/** A whole card, wide, in the reader's language. Teams renders bot cards up to version 1.5. */
export const card = (texts: Texts, speak: string, body: CardElement[], actions: CardAction[] = []): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  lang: texts.language,
  speak,
  fallbackText: speak,
  msteams: { width: 'full' },
  body,
  ...(actions.length > 0 ? { actions } : {}),
});
