import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import en from '../../teams-app/texts/en.json' with { type: 'json' };
import nb from '../../teams-app/texts/nb.json' with { type: 'json' };
import nn from '../../teams-app/texts/nn.json' with { type: 'json' };
import { wordsIn } from '../../teams-app/texts/words.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const bare = (key: string) => key.replace(/_(zero|one|other)$/, '');

const sources = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter(({ name }) => name.endsWith('.ts'));
  return Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
};

describe('the host’s words', () => {
  it('are the same sentences in three languages, with the same holes', () => {
    const shape = (tree: Tree) => flat(tree).map(([key, text]) => [key, holes(text)]);
    expect(shape(nn)).toEqual(shape(nb));
    expect(shape(en)).toEqual(shape(nb));
  });

  it('are never empty, and differ between Norwegian and English', () => {
    const english = new Map(flat(en));
    for (const [key, text] of flat(nb)) {
      expect(text.trim()).not.toBe('');
      if (text.length > 25) expect([key, english.get(key)]).not.toEqual([key, text]);
    }
  });

  it('have every sentence the code names outright', async () => {
    const known = new Set(flat(nb).map(([key]) => bare(key)));
    const code = (await sources(new URL('../../teams-app', import.meta.url).pathname)).join('\n');
    const named = [...code.matchAll(/\bsay\('([^'.]+\.[^']+)'/g)].map(([, key]) => key);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((key) => key === undefined || !known.has(key))).toEqual([]);
  });

  it('write days and figures as the reader does', () => {
    const [norwegian, nynorsk, english] = [wordsIn('nb'), wordsIn('nn'), wordsIn('en')];
    expect(norwegian.weekday('2025-05-17')).toBe('lørdag 17. mai 2025');
    expect(nynorsk.weekday('2025-05-17')).toBe('laurdag 17. mai 2025');
    expect(english.weekday('2025-05-17')).toBe('Saturday, 17 May 2025');
    expect(norwegian.figure(86114)).toBe('86\u00a0114');
    expect(english.figure(86114)).toBe('86,114');
  });
});
