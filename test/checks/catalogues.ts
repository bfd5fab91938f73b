import { z } from 'zod';
import { type KeyUse, keyUsesIn } from './key-uses.ts';
import { type Fault, parse, type SourceText } from './source.ts';

const languages = ['nb', 'nn', 'en'];

type Nested = { [key: string]: string | Nested };
const Nested: z.ZodType<Nested> = z.lazy(() => z.record(z.string(), z.union([z.string(), Nested])));

/** A folder with nb.json, nn.json and en.json, and the code of its room that speaks from it. */
type Catalogue = { folder: string; texts: Map<string, Map<string, string>>; files: Map<string, SourceText> };

const flatten = (nested: Nested, above = ''): [string, string][] =>
  Object.entries(nested).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[above + key, value]] : flatten(value, `${above}${key}.`),
  );

const plural = /_(zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(plural, '');
const variables = (text: string) =>
  [...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map(([, name]) => name ?? ''))].sort();

/** What a sentence needs of each of its plural forms together, so that "one day" may leave the figure out. */
const variablesOf = (texts: Map<string, string>, key: string): string[] =>
  [
    ...new Set([...texts].filter(([other]) => stem(other) === key).flatMap(([, text]) => variables(text))),
  ].sort();

const lineOf = ({ text }: SourceText, key: string): number => {
  const last = `"${key.split('.').at(-1)}"`;
  const at = text.indexOf(last);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
};

const findCatalogues = (json: SourceText[]): Catalogue[] => {
  const found = new Map<string, Catalogue>();
  for (const file of json) {
    const [, folder = '', language = ''] = /^(.*)\/(nb|nn|en)\.json$/.exec(file.path) ?? [];
    if (language === '' || folder.startsWith('manifest/')) continue;
    const catalogue = found.get(folder) ?? { folder, texts: new Map(), files: new Map() };
    catalogue.texts.set(language, new Map(flatten(Nested.parse(JSON.parse(file.text)))));
    catalogue.files.set(language, file);
    found.set(folder, catalogue);
  }
  return [...found.values()];
};

/** What one language lacks, or says with other variables, against all three together. */
const languageFaults = ({ folder, texts, files }: Catalogue): Fault[] => {
  const keys = [...new Set([...texts.values()].flatMap((text) => [...text.keys()]))];
  return languages.flatMap((language): Fault[] => {
    const [text, file] = [texts.get(language), files.get(language)];
    if (!text || !file) return [{ path: `${folder}/${language}.json`, line: 1, message: 'is missing' }];
    return keys.flatMap((key): Fault[] => {
      const value = text.get(key);
      if (value === undefined) return [{ path: file.path, line: 1, message: `lacks the key "${key}"` }];
      const line = lineOf(file, key);
      if (value.trim() === '') return [{ path: file.path, line, message: `says nothing for "${key}"` }];
      const wanted = variablesOf(texts.get('nb') ?? new Map(), stem(key));
      const given = variablesOf(text, stem(key));
      const same = wanted.join() === given.join();
      const message = `"${key}" has the variables {${given}}, in bokmål {${wanted}}`;
      return same ? [] : [{ path: file.path, line, message }];
    });
  });
};

const useFaults = (keys: Set<string>, texts: Map<string, string>, use: KeyUse): string[] => {
  if (use.kind === 'pattern') {
    const fits = [...keys].some((key) => use.pattern.test(key));
    return fits || !use.spoken ? [] : [`no text fits the key \`${use.shown}\``];
  }
  if (!keys.has(stem(use.key)) && !keys.has(use.key)) {
    const sections = new Set([...keys].map((key) => key.split('.')[0]));
    // A word without a dot names a section at most, and may as well be a word of the code's own.
    const looksLikeOne = use.spoken || (use.key.includes('.') && sections.has(use.key.split('.')[0]));
    return looksLikeOne && !keys.has(use.key) ? [`no text has the key "${use.key}"`] : [];
  }
  const { values } = use;
  if (!values) return [];
  const lacking = variablesOf(texts, stem(use.key)).filter((name) => !values.has(name));
  return lacking.length === 0 ? [] : [`"${use.key}" is not given ${lacking.map((name) => `{{${name}}}`)}`];
};

/** Whether anything in the code could mean this key; a key under one that is read whole counts. */
const isUsed = (key: string, uses: KeyUse[]): boolean =>
  uses.some((use) =>
    use.kind === 'pattern' ? use.pattern.test(key) : key === use.key || key.startsWith(`${use.key}.`),
  );

const codeFaults = ({ folder, texts, files }: Catalogue, code: SourceText[]): Fault[] => {
  const nb = texts.get('nb') ?? new Map<string, string>();
  const keys = new Set([...nb.keys()].map(stem));
  const uses = code.map((file) => ({ file, uses: keyUsesIn(parse(file)) }));
  const wrong = uses.flatMap(({ file, uses: found }) =>
    found.flatMap((use) =>
      useFaults(keys, nb, use).map((message) => ({ path: file.path, line: use.line, message })),
    ),
  );
  const all = uses.flatMap(({ uses: found }) => found);
  const file = files.get('nb') ?? { path: folder, text: '' };
  const idle = [...keys]
    .filter((key) => !isUsed(key, all) && ![...nb.values()].some((text) => text.includes(`$t(${key}`)))
    .map((key) => ({ path: file.path, line: lineOf(file, key), message: `nobody says "${key}"` }));
  return [...wrong, ...idle];
};

/**
 * Every catalogue has the same keys, plural forms and variables in nb, nn and en; every key its room's code
 * names is there; and none is left that no code names.
 */
export const catalogueFaults = (json: SourceText[], code: SourceText[]): Fault[] =>
  findCatalogues(json).flatMap((catalogue) => {
    const [room] = catalogue.folder.split('/');
    const spoken = code.filter(({ path }) => path.startsWith(`${room}/`));
    return [...languageFaults(catalogue), ...codeFaults(catalogue, spoken)];
  });
