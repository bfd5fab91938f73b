import type { Card } from './cards/card.ts';
import { dialogCard } from './cards/dialog-card.ts';
import type { Reaction } from './turn.ts';

type Invoke = NonNullable<Reaction['invoke']>;

/** A card that can be put into a message, with the line it is chosen by. */
export type Shared = { card: Card; title: string; about: string };

const CARD = 'application/vnd.microsoft.card.adaptive';
const PREVIEW = 'application/vnd.microsoft.card.hero';

// Teams reads tags in a preview.
const untagged = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›');

/** Cards to choose among, or the one a link unfolds to. */
export const sharedReply = (found: readonly Shared[]): Invoke => ({
  status: 200,
  body: {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: found.map(({ card, title, about }) => ({
        contentType: CARD,
        content: card,
        preview: { contentType: PREVIEW, content: { title: untagged(title), text: untagged(about) } },
      })),
    },
  },
});

/** A sentence where cards would have stood. */
export const sentenceReply = (text: string): Invoke => ({
  status: 200,
  body: { composeExtension: { type: 'message', text } },
});

/** A dialog with a form, or with what became of it. */
export const dialogReply = (title: string, card: Card): Invoke => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        height: 'large',
        width: 'medium',
        card: { contentType: CARD, content: dialogCard(card) },
      },
    },
  },
});

/** A sentence where a dialog would have stood. */
export const dialogSentence = (text: string): Invoke => ({
  status: 200,
  body: { task: { type: 'message', value: text } },
});
