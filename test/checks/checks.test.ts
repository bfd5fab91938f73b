import { catalogueFaults } from './catalogues.ts';
import { houseFaults } from './house-rules.ts';
import { roomFaults } from './rooms.ts';

const file = (path: string, text: string) => ({ path, text });
const messages = (faults: { line: number; message: string }[]) => faults.map(({ message }) => message);

describe('arrows between rooms', () => {
  it.each([
    ['programme/a.ts', "import { push } from '../graph/index.ts';", 'programme/ must not import graph/'],
    ['graph/a.ts', "import { createBot } from '../bot/index.ts';", 'graph/ must not import bot/'],
    ['bot/a.ts', "export { push } from '../graph/index.ts';", 'bot/ must not import graph/'],
    ['bot/cards/a.ts', "import { act } from '../../programme/act.ts';", 'only through programme/index.ts'],
    ['tabs/a.ts', "import { isOpen } from '../programme/index.ts';", 'write "import type"'],
    [
      'graph/a.ts',
      "const tenant = await import('./local-tenant/index.ts');",
      'must not import graph/local-tenant/',
    ],
    ['graph/a.ts', 'const name = "x"; await import(name);', 'worked out at run time'],
    ['graph/a.ts', "if (process.env.TAKTFAST_MODE === 'local') fake();", 'must not ask which it has'],
    ['programme/a.ts', "import { readFile } from 'node:fs/promises';", 'the rules are pure'],
    ['teams-app/a.ts', "import { TurnContext } from 'botbuilder';", 'bot/adapter.ts alone knows it'],
  ])('%s must not say: %s', (path, text, expected) => {
    expect(messages(roomFaults([file(path, text)])).join()).toContain(expected);
  });

  it.each([
    ['teams-app/a.ts', "import { createBot } from '../bot/index.ts';"],
    ['tabs/a.ts', "import type { Overview } from '../programme/index.ts';"],
    ['bot/a.ts', "import { isOpen } from '../programme/index.ts'; import { b } from './b.ts';"],
    ['programme/a.ts', "import { createHash } from 'node:crypto';"],
  ])('%s may say: %s', (path, text) => {
    expect(roomFaults([file(path, text)])).toEqual([]);
  });
});

describe('house rules', () => {
  it.each([
    ['const a: any = 1;', '"any"'],
    ['const a = b as string;', 'casts a type'],
    ['const a = b!.c;', '"!"'],
    ['try { a(); } catch {}', 'swallows an error'],
    ['const now = Date.now();', 'reads the clock'],
    ['const now = new Date();', 'reads the clock'],
    ['const port = process.env.PORT;', 'reads the environment'],
    ['let open = 0;', 'keeps state in the module'],
    ['// TODO: later', 'puts work off'],
    ['// @ts-ignore\nconst a = 1;', 'silences the type checker'],
  ])('find: %s', (text, expected) => {
    expect(messages(houseFaults([file('bot/a.ts', text)])).join()).toContain(expected);
  });

  it('leave alone what is as it should be', () => {
    const text =
      'const a = { b: 1 } as const;\nconst day = new Date(0);\nexport const f = () => { let n = a.b; n += 1; return [n, day]; };';
    expect(houseFaults([file('bot/a.ts', text)])).toEqual([]);
  });

  it('say in which line', () => {
    expect(houseFaults([file('bot/a.ts', '\n\nconst a: any = 1;')])).toMatchObject([{ line: 3 }]);
  });
});

describe('texts in three languages', () => {
  const catalogue = (nb: object, nn: object = nb, en: object = nb) =>
    Object.entries({ nb, nn, en }).map(([language, texts]) =>
      file(`bot/texts/${language}.json`, JSON.stringify(texts)),
    );
  const speaks = (text: string) => [file('bot/a.ts', text)];

  it('find a key the code says and no language has', () => {
    expect(messages(catalogueFaults(catalogue({}), speaks("t('help.title')")))).toContain(
      'no text has the key "help.title"',
    );
  });

  it('find a key that one language lacks', () => {
    const texts = catalogue({ help: { title: 'Hjelp' } }, {}, { help: { title: 'Help' } });
    expect(messages(catalogueFaults(texts, speaks("t('help.title')")))).toContain(
      'lacks the key "help.title"',
    );
  });

  it('find a value that one language shows and another does not', () => {
    const texts = catalogue(
      { a: { b: '{{count}} dager' } },
      { a: { b: '{{n}} dagar' } },
      { a: { b: '{{count}} days' } },
    );
    expect(messages(catalogueFaults(texts, speaks("t('a.b', { count: 1 })"))).join()).toContain(
      'has the variables {n}',
    );
  });

  it('find a value the code does not give', () => {
    const texts = catalogue({ a: { b: 'til {{name}}' } });
    expect(messages(catalogueFaults(texts, speaks("t('a.b')")))).toContain('"a.b" is not given {{name}}');
  });

  it('find a text nobody says, and an empty one', () => {
    const found = messages(catalogueFaults(catalogue({ a: { b: 'x', c: '' } }), speaks("t('a.c')")));
    expect(found).toContain('nobody says "a.b"');
    expect(found).toContain('says nothing for "a.c"');
  });

  it('are content with plural forms and keys made of parts', () => {
    const texts = catalogue({ day_one: 'én dag', day_other: '{{count}} dager', step: { today: 'i dag' } });
    expect(catalogueFaults(texts, speaks("t('day', { count }); t(`step.$" + '{step}`)'))).toEqual([]);
  });
});
