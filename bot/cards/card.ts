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

type Inline = string | ITextRun;
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

/** A stretch of text; one without a look of its own needs no object around it. */
export const run = (text: string, look: Look = {}): Inline =>
  Object.keys(look).length === 0 ? text : { type: 'TextRun', text, ...look };

/**
 * A paragraph. Rich text, because a text block reads Markdown, and a title written in SharePoint could then bring a
 * link of its own onto our card.
 */
export const paragraph = (
  inlines: readonly Inline[],
  place: Partial<Pick<IRichTextBlock, 'spacing' | 'separator'>> = {},
): IRichTextBlock => ({ type: 'RichTextBlock', inlines: [...inlines], ...place });

/** Small print. */
export const aside = (text: string): IRichTextBlock =>
  paragraph([run(text, { isSubtle: true, size: 'Small' })], { spacing: 'Small' });

/**
 * What a button sends: keys and nothing else, so that nobody can be impersonated by changing it. The line's key goes
 * by `item`, because the hosts' card renderer keeps the name `key` for itself and then sends nothing at all.
 */
export type ActionData = {
  item: string;
  /** The round of voting a case's button is of. */
  round?: number;
  on?: string;
  view?: string;
  /** How many lines the card has no room for. */
  more?: number;
  accept?: boolean;
  /** What somebody says yes to who keeps words that were pointed out. */
  consent?: string;
  /** Keys of what has been shown already, so that it is not shown again. */
  seen?: string;
};

/** A button for Teams clients of today, with one for older clients inside. */
export const execute = (
  verb: string,
  title: string,
  data: ActionData,
  options: Pick<IExecuteAction, 'style' | 'associatedInputs' | 'tooltip'> = {},
): IExecuteAction => {
  const { on: _on, view: _view, more: _more, ...kept } = data;
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    ...options,
    // Some renderers read it out in the title's place, so it begins with the title.
    ...(options.tooltip ? { tooltip: `${title}: ${options.tooltip}` } : {}),
    fallback: { type: 'Action.Submit', title, data: { verb, ...kept } },
  };
};

/** A button that stands for a written message. It is sent as data: `imBack` stops the Agents Playground's renderer. */
export const sayButton = (title: string, message: string): ISubmitAction => ({
  type: 'Action.Submit',
  title,
  data: { verb: 'chat/say', say: message },
  msteams: { feedback: { hide: true } },
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
