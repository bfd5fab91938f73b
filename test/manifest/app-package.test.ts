import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { faultsIn, packageFiles, zipped } from '../../manifest/app-package.ts';
import { Values } from '../../manifest/values.ts';

const values = Values.parse({});
// Drawing the icons takes long, and they are the same whatever else is changed.
const built = await packageFiles(values);
const changed = async (name: string, change: (text: string) => string) => {
  const files = new Map(built);
  files.set(name, Buffer.from(change(files.get(name)?.toString() ?? '')));
  return files;
};

describe('the app package', () => {
  it('is valid by the schemas of Teams, and by what Teams demands besides', async () => {
    expect(await faultsIn(built)).toEqual([]);
  });

  it('has its files at the root of the zip', async () => {
    const names = Object.keys(unzipSync(zipped(built)));
    expect(names.sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'nn.json', 'outline.png']);
  });

  it('is the same, byte for byte, each time it is built', async () => {
    const [one, other] = [zipped(built), zipped(await packageFiles(values))];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0);
  });

  it('carries the registration it is built for', async () => {
    const own = Values.parse({
      BOT_ID: '11111111-2222-4333-8444-555555555555',
      BOT_DOMAIN: 'taktfast.oslo.example',
    });
    const manifest = (await packageFiles(own)).get('manifest.json')?.toString() ?? '';
    expect(manifest).toContain(
      '"resource": "api://taktfast.oslo.example/botid-11111111-2222-4333-8444-555555555555"',
    );
    expect(manifest).not.toContain('${');
  });

  it('does not take an address for a host name', () => {
    expect(Values.safeParse({ BOT_DOMAIN: 'https://taktfast.example' }).success).toBe(false);
  });
});

describe('a package Teams would refuse is refused first', () => {
  it.each([
    [
      'a name that is too long',
      'manifest.json',
      '"short": "Taktfast"',
      `"short": "${'Taktfast'.repeat(5)}"`,
      '/name/short',
    ],
    [
      'a property Teams does not know',
      'manifest.json',
      '"icons":',
      '"ikoner": {}, "icons":',
      'must NOT have additional',
    ],
    [
      'a command list for a scope the bot is not in',
      'manifest.json',
      '"scopes": ["team", "groupChat"]',
      '"scopes": ["copilot"]',
      'has the scope copilot',
    ],
    [
      'a page on a host that is not declared',
      'manifest.json',
      '"validDomains": ["taktfast.example"]',
      '"validDomains": []',
      'is not on one of validDomains',
    ],
    [
      'links to a host that is not declared',
      'manifest.json',
      '"domains": ["taktfast.example"]',
      '"domains": ["else.example"]',
      'links to else.example are not on one of validDomains',
    ],
    [
      'a message extension one language lacks',
      'nn.json',
      '"composeExtensions[0].commands[1].title"',
      '"composeExtensions[0].commands[9].title"',
      'composeExtensions[0].commands[1].title is not translated',
    ],
    [
      'a value nobody gave',
      'manifest.json',
      '"0.1.0"',
      '"$' + '{{APP_VERSION}}"',
      'APP_VERSION has no value',
    ],
    [
      'a text one language lacks',
      'en.json',
      '"staticTabs[0].name": "Risks and measures"',
      '"staticTabs[1].name": "Risks"',
      'staticTabs[0].name is not translated',
    ],
    [
      'a text of nothing in the manifest',
      'nn.json',
      '"staticTabs[0].name"',
      '"staticTabs[7].name"',
      'staticTabs[7].name is not in the manifest',
    ],
    [
      'a language file that is not there',
      'manifest.json',
      '"file": "nn.json"',
      '"file": "se.json"',
      'se.json: is named',
    ],
  ])('%s', async (_what, file, from, to, expected) => {
    const files = await changed(file, (text) => text.replace(from, to));
    expect((await faultsIn(files)).join('\n')).toContain(expected);
  });

  it('an icon of the wrong size, and an outline with a ground of its own', async () => {
    const files = new Map(built);
    const small = new PNG({ width: 16, height: 16 });
    small.data.fill(255);
    files.set('color.png', PNG.sync.write(small));
    files.set('outline.png', PNG.sync.write(small));
    expect(await faultsIn(files)).toEqual([
      'color.png: must be 192×192 pixels',
      'outline.png: must be 32×32 pixels',
      'outline.png: must be white on a transparent ground',
    ]);
  });
});
