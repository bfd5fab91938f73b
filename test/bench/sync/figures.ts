import { z } from 'zod';

export type Print = (line: string) => void;

/** One figure on a line of its own. */
export const row = (print: Print, name: string, figure: number, digits = 0): void =>
  print(`  ${name.padEnd(72)} ${figure.toFixed(digits).padStart(10)}`);

export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

const Cost = z.object({ total: z.object({ count: z.number(), units: z.number() }) });

/** What some work asked of the tenant: requests, and resource units as SharePoint prices them. */
export const costOf = async <T>(url: string, work: () => Promise<T>) => {
  await fetch(`${url}/local/requests`, { method: 'DELETE' });
  const result = await work();
  const { total } = Cost.parse(await (await fetch(`${url}/local/requests`)).json());
  return { result, requests: total.count, units: total.units };
};
