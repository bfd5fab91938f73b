import { z } from 'zod';

const Identity = z.object({ id: z.string().optional() });

/** A list item as Graph gives it with its fields (learn.microsoft.com/graph/api/resources/listitem). */
export const ItemReply = z
  .object({
    id: z.string(),
    eTag: z.string().optional(),
    '@odata.etag': z.string().optional(),
    fields: z.record(z.string(), z.unknown()),
    createdDateTime: z.string().optional(),
    lastModifiedBy: z
      .object({
        user: Identity.optional().catch(undefined),
        application: Identity.optional().catch(undefined),
      })
      .optional(),
  })
  .transform(({ id, fields, createdDateTime: createdAt, lastModifiedBy, ...item }, context) => {
    const etag = item.eTag ?? item['@odata.etag'] ?? fields['@odata.etag'];
    if (typeof etag === 'string') return { id, etag, fields, createdAt, editedBy: editor(lastModifiedBy) };
    context.addIssue({ code: 'custom', path: ['eTag'], message: 'an item without an eTag' });
    return z.NEVER;
  });
/** A list item: its eTag with the quotes, its values by internal column name, when it was created (ISO 8601), and the person who edited it last. */
export type GraphItem = z.infer<typeof ItemReply>;

// An app that writes for somebody stands beside the user; an app on its own stands alone.
const editor = (by: { user?: { id?: string | undefined } | undefined } | undefined): string | undefined =>
  by?.user?.id;

const DeletedReply = z.object({ id: z.string(), deleted: z.object({ state: z.string().optional() }) });

/** One entry of a delta page: an item, or the id of one that was deleted. */
export type DeltaEntry = { kind: 'deleted'; id: string } | { kind: 'item'; item: GraphItem };

/** An entry as it comes; a bare one tells of an item without its values. */
const DeltaReplyEntry = z.union([
  DeletedReply.transform(({ id }) => ({ kind: 'deleted' as const, id })),
  ItemReply.transform((item) => ({ kind: 'item' as const, item })),
  z.object({ id: z.string() }).transform(({ id }) => ({ kind: 'bare' as const, id })),
]);
export type DeltaReplyEntry = z.infer<typeof DeltaReplyEntry>;

/** A page of anything: its entries and the link to the next page. */
export const pageOf = <T>(entry: z.ZodType<T>) =>
  z.object({ value: z.array(entry), '@odata.nextLink': z.string().optional() });

export const DeltaReply = z.object({
  value: z.array(DeltaReplyEntry),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** What an update of fields gives back: the values, and, where Graph says it, the new eTag. */
export const FieldsReply = z.looseObject({ '@odata.etag': z.string().optional() });

export const SiteReply = z.object({ id: z.string() });

export const ListReply = z.object({ id: z.string(), name: z.string(), displayName: z.string() });
export type ListReply = z.infer<typeof ListReply>;
