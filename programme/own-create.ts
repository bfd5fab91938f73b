import { Temporal } from 'temporal-polyfill';

/** How much SharePoint's clock may be behind ours. */
const CLOCKS_APART = { minutes: 5 };

/**
 * Whether an item is there because of a create of ours whose reply was lost: no person has edited it, and it was
 * created when the row was already owed. Then what differs is what was done on the row since. Any other item under
 * the row's key is SharePoint's word, also one of an earlier installation, and stands.
 */
export const isOwnCreate = (
  { createdAt, editedBy }: { createdAt?: string | undefined; editedBy?: string | undefined },
  owedSince: string | undefined,
): boolean => {
  if (editedBy !== undefined || createdAt === undefined || owedSince === undefined) return false;
  const earliest = Temporal.Instant.from(owedSince).subtract(CLOCKS_APART);
  return Temporal.Instant.compare(Temporal.Instant.from(createdAt), earliest) >= 0;
};
