import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

interface Page<Row> {
  readonly data: Row[];
  readonly next_cursor: string | null;
}

/** Every row of a list that people see as one, such as a choice. Longer ones belong on pages: `pageQuery`. */
export async function everyRow<Row>(fetchPage: (page: { limit: number; cursor?: string }) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await fetchPage({ limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.data);
    cursor = page.next_cursor;
  }
  return rows;
}

/** A list of the API, page after page. The data of the query are the rows of all pages that were fetched so far. */
export function pageQuery<Row>(queryKey: QueryKey, fetchPage: (cursor: { cursor?: string }) => Promise<Page<Row>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}
