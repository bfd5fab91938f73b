import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { teamsClients } from '../../teams-app/http/sign-in.ts';

const root = join(import.meta.dirname, '..', '..');

// The actions of the schema and the inputs each demands (facts §8.2).
const demanded: Record<string, readonly string[]> = {
  'teamsApp/create': ['name'],
  'teamsApp/validateManifest': ['manifestPath'],
  'teamsApp/zipAppPackage': ['manifestPath', 'outputZipPath', 'outputFolder'],
  'teamsApp/validateAppPackage': ['appPackagePath'],
  'teamsApp/update': ['appPackagePath'],
  'teamsApp/publishAppPackage': ['appPackagePath'],
  'aadApp/create': ['name', 'generateClientSecret', 'signInAudience'],
  'aadApp/update': ['manifestPath', 'outputFilePath'],
  'cli/runNpmCommand': ['args'],
};

const Action = z.strictObject({
  uses: z.string(),
  with: z.record(z.string(), z.union([z.string(), z.boolean()])),
  writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
});
const TeamsApp = z.strictObject({
  version: z.string(),
  provision: z.array(Action),
  deploy: z.array(Action),
  publish: z.array(Action),
});

const read = async () => {
  const text = await readFile(join(root, 'teamsapp.yml'), 'utf8');
  return { text, app: TeamsApp.parse(parse(text)) };
};
// Set by hand once, or by Agents Toolkit itself (facts §8.1).
const given = ['APP_NAME_SUFFIX', 'TEAMSFX_ENV', 'BOT_ID', 'BOT_DOMAIN'];
const namesIn = (text: string) => [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');

describe('teamsapp.yml', () => {
  it('names the version of the schema it is written for', async () => {
    const { text, app } = await read();
    expect(text).toContain(`/${app.version}/yaml.schema.json`);
  });

  it('uses only actions that exist, each with the inputs it demands', async () => {
    const { app } = await read();
    const actions = [...app.provision, ...app.deploy, ...app.publish];
    expect(actions.filter(({ uses }) => !demanded[uses])).toEqual([]);
    const lacking = actions.flatMap(({ uses, with: inputs }) =>
      (demanded[uses] ?? []).filter((name) => !(name in inputs)).map((name) => `${uses} lacks ${name}`),
    );
    expect(lacking).toEqual([]);
  });

  it('uses no variable before something has set it', async () => {
    const { app } = await read();
    const known = new Set(given);
    const early: string[] = [];
    for (const action of [...app.provision, ...app.deploy, ...app.publish]) {
      const file = action.with.manifestPath;
      const inside = typeof file === 'string' ? await readFile(join(root, file), 'utf8') : '';
      for (const name of namesIn(JSON.stringify(action.with) + inside))
        if (!known.has(name)) early.push(name);
      for (const name of Object.values(action.writeToEnvironmentFile ?? {})) known.add(name);
    }
    expect(early).toEqual([]);
  });

  it('runs only scripts the project has', async () => {
    const { app } = await read();
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    const asked = [...app.provision, ...app.deploy, ...app.publish].flatMap(({ uses, with: { args } }) =>
      uses === 'cli/runNpmCommand' && typeof args === 'string' ? [args] : [],
    );
    const known = ['install', ...Object.keys(scripts).map((name) => `run ${name}`)];
    expect(asked.filter((args) => !known.includes(args))).toEqual([]);
  });
});

it('lets the same clients of Teams in beforehand whose tokens the host takes', async () => {
  const Registration = z.object({ preAuthorizedApplications: z.array(z.object({ appId: z.string() })) });
  const text = await readFile(join(root, 'manifest', 'aad.manifest.json'), 'utf8');
  const { preAuthorizedApplications } = Registration.parse(JSON.parse(text));
  expect(preAuthorizedApplications.map(({ appId }) => appId)).toEqual([...teamsClients]);
});
