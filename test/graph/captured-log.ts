import type { Log } from '../../programme/index.ts';

export type LogLine = { level: 'info' | 'warn' | 'error'; fields: Record<string, unknown>; message: string };

/** A log that keeps its lines for a test to read. */
export const capturedLog = (): Log & { lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};
