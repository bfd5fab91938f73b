import { editDistance, type Language } from '../../programme/index.ts';
import type { CommandHint } from '../cards/help-card.ts';
import type { Texts } from '../texts/texts.ts';

import { type CommandName, commandNames, wordFor, wordsOf } from './word-for.ts';

/** What a sentence asks for: a command, and what stands behind its word. */
export type Asked = { name: CommandName; argument: string };

export type Lexicon = {
  find: (text: string) => Asked | undefined;
  /** The three commands nearest to a sentence nobody understood. */
  nearest: (texts: Texts, text: string) => CommandHint[];
  hints: (texts: Texts, names?: readonly CommandName[]) => CommandHint[];
};

const languages: readonly Language[] = ['nb', 'nn', 'en'];

// Long texts are never near a command, and comparing letters is only worth it for the first of them.
const COMPARED = 30;

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/(?<=\S)[?!.,:;]+$/, '')
    .trim();

// "A" and "A1" alone are plain enough.
const shorthand = (text: string): Asked | undefined => {
  if (/^[a-h]$/.test(text)) return { name: 'risk', argument: text };
  return /^[a-h]\d{1,2}(-[a-z0-9-]{1,40})?$/.test(text) ? { name: 'measure', argument: text } : undefined;
};

/** The words of all languages together: whoever writes may write any of them. */
export const createLexicon = (textsOf: (language: Language) => Texts): Lexicon => {
  const words = new Map(
    languages.flatMap((language) =>
      commandNames.flatMap((name) => wordsOf(textsOf(language), name).map((word) => [word, name] as const)),
    ),
  );
  const hints: Lexicon['hints'] = (texts, names = commandNames) =>
    names.map((name) => ({ word: wordFor(texts, name), about: texts.t(`command.${name}.about`) }));
  return {
    hints,
    find: (text) => {
      const [, first = '', argument = ''] = /^(\S+)\s*(.*)$/s.exec(tidy(text)) ?? [];
      const name = words.get(first) ?? words.get(tidy(first));
      return name ? { name, argument } : shorthand(tidy(text));
    },
    nearest: (texts, text) => {
      const whole = tidy(text).slice(0, COMPARED);
      const [first = ''] = whole.split(' ');
      const nearness = (name: CommandName) =>
        Math.min(
          ...[...words]
            .filter(([, owner]) => owner === name)
            .flatMap(([word]) => [editDistance(whole, word), editDistance(first, word)]),
        );
      const sorted = commandNames.toSorted((a, b) => nearness(a) - nearness(b));
      return hints(texts, sorted.slice(0, 3));
    },
  };
};
