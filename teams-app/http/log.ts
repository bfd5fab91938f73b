import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';

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

/** The process's log: JSON lines with a reason and plain values; whatever is named like a secret is blanked. */
export const createLog = (to: DestinationStream | { file: string } | 'stdout'): Logger =>
  pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '•' },
    },
    streamFor(to),
  );

const streamFor = (to: DestinationStream | { file: string } | 'stdout'): DestinationStream => {
  if (to === 'stdout') return destination(1);
  return 'file' in to ? destination({ dest: to.file, mkdir: true, sync: false }) : to;
};
