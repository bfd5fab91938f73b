import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDatabases, openDataFolder, openingDatabase } from '../../../teams-app/data-folder/check.ts';
import { saysOf, sentencesOf } from '../../../teams-app/texts/known-faults.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taktfast-data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const database = async (part: string, entries: string[]) => {
  await mkdir(join(folder, part));
  await Promise.all(entries.map((entry) => writeFile(join(folder, part, entry), '')));
};

describe('the data folder', () => {
  it('is made when it is not there', async () => {
    await openDataFolder(join(folder, 'deep', '.data'));
    await expect(checkDatabases(join(folder, 'deep', '.data'), ['store'])).resolves.toBeUndefined();
  });

  it('is refused when a file stands in its place', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openDataFolder(join(folder, 'file'))).rejects.toMatchObject({ reason: 'not-a-folder' });
    await expect(openDataFolder(join(folder, 'file', 'below'))).rejects.toMatchObject({
      reason: 'not-a-folder',
    });
  });

  it.each([
    ['is whole', ['PG_VERSION', 'global', 'base'], true],
    ['is empty, for nothing was stored yet', [], true],
    ['lacks its version', ['global', 'base'], false],
    ['lacks its catalogue', ['PG_VERSION', 'base'], false],
    ['holds something else', ['notes.txt'], false],
  ])('whose database %s', async (_what, entries, good) => {
    await database('store', entries);
    const check = checkDatabases(folder, ['store']);
    await (good
      ? expect(check).resolves.toBeUndefined()
      : expect(check).rejects.toMatchObject({ reason: 'damaged' }));
  });

  it('with a file for a database is damaged', async () => {
    await writeFile(join(folder, 'store'), '');
    await expect(checkDatabases(folder, ['store'])).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('says in one sentence what is damaged and what to do', async () => {
    const cause = new Error('RuntimeError: unreachable');
    const opening = openingDatabase('.data', 'store', async () => Promise.reject(cause));
    const fault = await opening.catch((error: unknown) => error);

    expect(fault).toMatchObject({ reason: 'damaged', cause });
    expect(sentencesOf(saysOf(fault) ?? [], wordsIn('en'))).toEqual([
      'The data in .data/store is damaged and cannot be opened. Move the folder .data away and start again; everything is then imported anew.',
    ]);
  });
});
