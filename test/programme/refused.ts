import { expect } from '@jest/globals';
import { Refusal, type RefusalReason } from '../../programme/index.ts';
import type { FakeRecords } from './fake-records.ts';

/** Expects a use case to refuse for a reason, and the records to be as they were. */
export const expectRefusal = async (
  records: FakeRecords,
  work: () => Promise<unknown>,
  reason: RefusalReason,
  values: Record<string, string> = {},
): Promise<void> => {
  const before = structuredClone(records.held());
  const refusal = await work().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ reason, values });
  expect(records.held()).toEqual(before);
};
