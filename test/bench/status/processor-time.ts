import { z } from 'zod';
import type { Child } from '../sync/child.ts';

const Used = z.object({ used: z.number() });
const Asked = z.object({ used: z.literal(true) });

/** The processor time this process has used, in milliseconds, when that is what it was asked. */
export const usedIn = (question: unknown): z.infer<typeof Used> | undefined => {
  if (!Asked.safeParse(question).success) return undefined;
  const { user, system } = process.cpuUsage();
  return { used: (user + system) / 1000 };
};

/** The processor time another process has used so far, in milliseconds. */
export const usedBy = async (child: Child): Promise<number> => (await child.ask({ used: true }, Used)).used;
