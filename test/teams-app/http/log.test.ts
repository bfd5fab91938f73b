import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../teams-app/http/log.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taktfast-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('is lines of JSON with level, time and plain values', async () => {
    const file = join(folder, '.data', 'taktfast.log');
    createLog({ file }).warn({ reason: 'not-yours', key: 'A1' }, 'refused');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
      reason: 'not-yours',
      key: 'A1',
      msg: 'refused',
    });
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('blanks whatever is named like a secret, two levels down', () => {
    const lines: string[] = [];
    const log = createLog({ write: (line: string) => void lines.push(line) });
    log.info(
      { token: 'hush', headers: { authorization: 'hush' }, a: { b: { clientSecret: 'hush' } } },
      'asked',
    );
    expect(lines.join('')).not.toContain('hush');
  });

  it('says so when a file stands where its folder should be', async () => {
    await writeFile(join(folder, '.data'), '');
    expect(() => createLog({ file: join(folder, '.data', 'taktfast.log') })).toThrow(
      expect.objectContaining({ reason: 'not-a-folder' }),
    );
  });
});
