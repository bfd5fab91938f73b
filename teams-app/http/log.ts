import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import { DataFolderFault } from '../data-folder/data-folder-fault.ts';
import { hasCode } from '../data-folder/system-error.ts';

const hidden = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'clientSecret',
  'access_token',
  'assertion',
];

/** Where databases put the values of a row they would not take: a vote among them, and whatever people wrote. */
const rowsInErrors = ['detail', 'where', 'params', 'internalQuery'];

/** Where the log goes: the terminal, a file in the data folder, or a stream. */
export type LogTarget = 'stdout' | { file: string } | DestinationStream;

const fileStream = (file: string): DestinationStream => {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Written at once, so that the last lines before a kill are there to read.
    return destination({ dest: file, sync: true, mode: 0o600 });
  } catch (cause) {
    if (hasCode(cause, 'EEXIST', 'ENOTDIR')) throw new DataFolderFault('not-a-folder', { folder }, { cause });
    if (hasCode(cause, 'EACCES', 'EPERM', 'EROFS')) {
      throw new DataFolderFault('not-writable', { folder }, { cause });
    }
    throw cause;
  }
};

const streamFor = (target: LogTarget): DestinationStream => {
  if (target === 'stdout') return destination(1);
  return 'file' in target ? fileStream(target.file) : target;
};

/** The process's log: JSON lines with a reason and plain values; whatever is named like a secret is blanked. */
export const createLog = (target: LogTarget): Logger =>
  pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: {
        paths: [
          ...hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
          ...rowsInErrors.flatMap((name) => [`err.${name}`, `err.*.${name}`]),
        ],
        censor: '•',
      },
    },
    streamFor(target),
  );
