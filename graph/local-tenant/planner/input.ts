import { z } from 'zod';
import type { Json } from '../database.ts';
import { plannerRefused } from './etags.ts';
import type { PlannerChanges } from './store.ts';

/** How a client says where in an order something goes; a value that Planner gave is none {docs planner-order-hint-format}. */
const OrderHint = z.string().regex(/^[ -~]*!$/, 'must be of the form "<previous> <next>!"');
const When = z.iso.datetime({ offset: true }).nullable();
const typed = (name: string) => z.enum([`#microsoft.graph.${name}`, `microsoft.graph.${name}`]);
const odataType = { '@odata.type': z.string().exactOptional() };
const PreviewType = z.enum(['automatic', 'noPreview', 'checklist', 'description', 'reference']);

/** A person by id; what is neither removed nor in full is refused {PL}. */
const Assignment = z.strictObject({ '@odata.type': typed('plannerAssignment'), orderHint: OrderHint });
const ChecklistItem = z.strictObject({
  '@odata.type': typed('plannerChecklistItem'),
  title: z.string().min(1).exactOptional(),
  isChecked: z.boolean().exactOptional(),
  orderHint: OrderHint.exactOptional(),
});
const Reference = z.strictObject({
  '@odata.type': z.enum([
    ...typed('plannerExternalReference').options,
    ...typed('externalReference').options,
  ]),
  alias: z.string().nullable().exactOptional(),
  type: z.string().exactOptional(),
  previewPriority: OrderHint.exactOptional(),
});
/** An address in which what no property may be called is percent-encoded {docs plannerexternalreferences}. */
const Address = z
  .string()
  .refine((key) => !/[.:@#]|%(?![0-9A-Fa-f]{2})/.test(key), 'must have its . : % @ # percent-encoded')
  .refine((key) => /^https?:\/\/./i.test(decodeURIComponent(key)), 'must be the address of a web page');

const taskShape = {
  ...odataType,
  bucketId: z.string().nullable().exactOptional(),
  title: z.string().trim().min(1).max(255).exactOptional(),
  percentComplete: z.number().int().min(0).max(100).exactOptional(),
  priority: z.number().int().min(0).max(10).exactOptional(),
  startDateTime: When.exactOptional(),
  dueDateTime: When.exactOptional(),
  assignments: z.record(z.guid(), Assignment.nullable()).exactOptional(),
  appliedCategories: z
    .record(
      z.string().regex(/^(@odata\.type|category([1-9]|1\d|2[0-5]))$/),
      z.union([z.boolean(), z.string()]),
    )
    .exactOptional(),
  orderHint: OrderHint.exactOptional(),
  assigneePriority: OrderHint.exactOptional(),
  conversationThreadId: z.string().nullable().exactOptional(),
};
export const TaskChanges = z.strictObject(taskShape);
export const NewTask = z.strictObject({
  ...taskShape,
  planId: z.string(),
  title: z.string().trim().min(1).max(255),
});
export const DetailsChanges = z.strictObject({
  ...odataType,
  description: z.string().nullable().exactOptional(),
  previewType: PreviewType.exactOptional(),
  checklist: z.record(z.guid(), ChecklistItem.nullable()).exactOptional(),
  references: z.record(Address, Reference.nullable()).exactOptional(),
});
export const NewPlan = z.strictObject({
  title: z.string().trim().min(1).max(255),
  container: z.strictObject({
    ...odataType,
    url: z.url().exactOptional(),
    containerId: z.guid().exactOptional(),
    type: z.literal('group').exactOptional(),
  }),
});
export const PlanChanges = z.strictObject({ ...odataType, title: z.string().trim().min(1).max(255) });
export const BucketChanges = z.strictObject({
  ...odataType,
  name: z.string().trim().min(1).max(255).exactOptional(),
  orderHint: OrderHint.exactOptional(),
});
export const NewBucket = z.strictObject({
  ...BucketChanges.shape,
  name: z.string().trim().min(1).max(255),
  planId: z.string(),
});

/** Reads what is sent; what Planner would not understand is 400 {PL}. */
export const plannerBody = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw plannerRefused(400, `The request is invalid:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

const open = new Set(['assignments', 'appliedCategories', 'checklist', 'references']);

/** What is sent by path, such as `title` and `assignments/{id}`; annotations are left out. */
export const byPath = (body: Record<string, Json>): PlannerChanges =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !name.startsWith('@'))
      .flatMap(([name, value]): [string, Json][] =>
        open.has(name) && typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value)
              .filter(([key]) => !key.startsWith('@'))
              .map(([key, entry]) => [`${name}/${key}`, entry])
          : [[name, value]],
      ),
  );

/** Planner's own word for the place a client's hint names: a later text than the hint, and before the next one. */
export const orderHint = (hint: string): string => `${hint}P`;
