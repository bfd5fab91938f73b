// Installs what package-lock.json names when node_modules does not hold it; silent when it does.
// Plain JavaScript without packages, for Node 20 or newer: it runs before there are any.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const pinnedNode = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const TELL_EVERY_MS = 15_000;

const say = (line) => process.stdout.write(`${line}\n`);

/** The packages a lock file lists, or nothing when there is no such file; a half-written one counts as none. */
const packagesIn = (file) => {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/**
 * npm writes what it installed to node_modules/.package-lock.json, last of all. Comparing the two by content
 * sees an interrupted install and is not fooled by the file times a checkout or a switch of branch leaves.
 */
const differsFromLock = () => {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const found = packagesIn(join(modules, '.package-lock.json'));
  if (!found) return true;
  return Object.entries(wanted ?? {}).some(([path, { version, optional }]) => {
    if (path === '' || (optional && !found[path])) return false;
    return found[path]?.version !== version;
  });
};

const nodeVersion = () => {
  const asked = spawnSync(pinnedNode, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
};

/** The npm that runs this script, or else the one on the PATH. */
const npmCommand = () => {
  const running = process.env.npm_execpath;
  // The Node of node_modules/.bin is itself replaced by the install, so npm is run by the Node that started it.
  if (running?.endsWith('npm-cli.js')) return [process.env.npm_node_execpath ?? process.execPath, running];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
};

const remedies = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/,
    'npm could not reach its package registry: connect to the network (or set the proxy npm is to use) and run the command again.',
  ],
  [/\bENOSPC\b/, 'the disk is full: free about 1.5 GB and run the command again.'],
  [/\b(EACCES|EPERM)\b/, `npm may not write to ${modules}: make the folder yours and run the command again.`],
  [/\bEINTEGRITY\b/, 'a downloaded package was damaged: run "npm cache verify" and then the command again.'],
];

const stop = (sentence) => {
  process.stderr.write(`Taktfast cannot be installed: ${sentence}\n`);
  process.exitCode = 1;
};

const installed = () =>
  existsSync(modules)
    ? readdirSync(modules).reduce(
        (sum, name) => sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1),
        0,
      )
    : 0;

/** Runs npm, telling now and then how far it is, since npm says nothing without a terminal. */
const run = (args) =>
  new Promise((resolve) => {
    const [command, ...first] = npmCommand();
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: command.endsWith('.cmd'),
    });
    const began = process.hrtime.bigint();
    const telling = setInterval(() => {
      const seconds = (process.hrtime.bigint() - began) / 1_000_000_000n;
      say(`  … ${seconds} s, ${installed()} packages in place`);
    }, TELL_EVERY_MS);
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    child.on('error', (error) => {
      clearInterval(telling);
      resolve({ code: 1, complaints: String(error), missing: error.code === 'ENOENT' });
    });
    child.on('close', (code) => {
      clearInterval(telling);
      resolve({ code: code ?? 1, complaints, missing: false });
    });
  });

const explain = ({ code, complaints, missing }) => {
  if (missing) return 'npm was not found: install it with Node 20 or newer and run the command again.';
  const known = remedies.find(([sign]) => sign.test(complaints));
  if (known) return known[1];
  process.stderr.write(complaints);
  return `npm ended with ${code}; the lines above say why. Mend that and run the command again.`;
};

const install = async () => {
  say(
    existsSync(modules)
      ? 'Installing: node_modules is not what package-lock.json says …'
      : 'Installing the packages Taktfast is built of (a few minutes the first time) …',
  );
  // Not "npm ci": it refuses a lock file made where the builds for other machines than one's own cannot be had.
  const outcome = await run(['install', '--no-audit', '--no-fund', '--no-progress']);
  if (outcome.code !== 0) return stop(explain(outcome));
  const version = nodeVersion();
  if (!version) {
    return stop(
      'the package "node" did not get to run its install script: run "npm rebuild node --ignore-scripts=false" and then the command again.',
    );
  }
  say(`Installed; everything from here runs on Node ${version}.`);
};

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  stop(
    `this is Node ${process.versions.node}, and Node 20 or newer is needed: install it, then run the command again.`,
  );
} else if (differsFromLock() || !nodeVersion()) {
  await install();
}
