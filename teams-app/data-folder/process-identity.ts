import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasCode } from './system-error.ts';

const run = promisify(execFile);

const running = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return hasCode(error, 'EPERM');
  }
};

const linuxStart = async (pid: number): Promise<string | undefined> => {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The program's name, in parentheses, may hold spaces; the start time is the 20th field after it (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; only its parent has not looked yet.
    return fields[0] === 'Z' ? 'ended' : fields[19] && `${boot.trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
};

const otherStart = async (pid: number): Promise<string | undefined> => {
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
};

/** When a process was started, in the machine's own words; it tells a process from a later one with the same number. */
export const startOf = async (pid: number): Promise<string | undefined> =>
  process.platform === 'linux' ? linuxStart(pid) : otherStart(pid);

/** Whether the process that wrote down this number and start is still the one running. */
export const stillRuns = async ({
  pid,
  started,
}: {
  pid: number;
  started?: string | undefined;
}): Promise<boolean> => {
  if (!running(pid)) return false;
  const now = await startOf(pid);
  return now === undefined || started === undefined || now === started;
};
