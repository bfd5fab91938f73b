import type { z } from 'zod';
import { GraphError } from './graph-error.ts';
import type { GraphRequest, GraphSender } from './graph-request.ts';
import { pageOf } from './replies.ts';

/** Where the next page is. One that leads to itself would be read for ever. */
export const nextPage = (
  { to, about }: Pick<GraphRequest, 'to' | 'about'>,
  link: string | undefined,
): { link: string } | undefined => {
  if (link !== undefined && 'link' in to && to.link === link) throw new GraphError('unexpected', about);
  return link === undefined ? undefined : { link };
};

/**
 * Every entry of a collection, page by page. The next page's link is followed to the letter, as Graph's paging
 * page says, and a page may be empty while there are more.
 */
export async function* entriesOf<T>(
  client: GraphSender,
  first: Omit<GraphRequest, 'method'>,
  entry: z.ZodType<T>,
): AsyncGenerator<T> {
  const page = pageOf(entry);
  let to: GraphRequest['to'] | undefined = first.to;
  while (to) {
    const { value, '@odata.nextLink': link }: z.infer<typeof page> = await client.send(
      { ...first, method: 'GET', to },
      page,
    );
    yield* value;
    to = nextPage({ ...first, to }, link);
  }
}
