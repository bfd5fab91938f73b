import type { DirectoryUser } from './directory.ts';
import type { WordKey, Words } from './texts/words.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { margin: 0; } main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
  button { width: 100%; min-height: 3rem; padding: .5rem .75rem; text-align: start; font: inherit;
    color: CanvasText; background: Canvas; border: 1px solid GrayText; border-radius: .25rem; cursor: pointer; }
  button:hover { border-color: Highlight; } :focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  small { display: block; overflow-wrap: anywhere; }
`;

const page = (words: Words, title: string, body: string): string => `<!doctype html>
<html lang="${words.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;

/** The page that lists the directory; choosing somebody posts the form back with what the app asked for. */
export const signInPage = (
  words: Words,
  users: readonly DirectoryUser[],
  asked: Readonly<Record<string, string>>,
): string => {
  const hidden = Object.entries(asked).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const buttons = users.map(
    ({ id, displayName, userPrincipalName }) =>
      `<li><button name="user" value="${escaped(id)}">${escaped(displayName)}<small>${escaped(userPrincipalName)}</small></button></li>`,
  );
  return page(
    words,
    `${words.say('title')} – Taktfast`,
    `<h1>${escaped(words.say('heading'))}</h1><p>${escaped(words.say('about'))}</p>
<form method="post">${hidden.join('')}<h2 id="people">${escaped(words.say('people'))}</h2>
<ul aria-labelledby="people">${buttons.join('\n')}</ul></form>`,
  );
};

/** The page for a sign-in that cannot be sent back to where it came from. */
export const refusalPage = (words: Words, reason: Extract<WordKey, `refused-${string}`>): string =>
  page(
    words,
    `${words.say('refusedTitle')} – Taktfast`,
    `<h1>${escaped(words.say('refusedTitle'))}</h1><p>${escaped(words.say(reason))}</p>`,
  );
