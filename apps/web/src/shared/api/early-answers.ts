declare global {
  /** What app/head-start.ts asked for before the app was here, by path and query. */
  var parleyEarlyAnswers: Map<string, Promise<Response>> | undefined;
}

/** An answer that waited longer than this may be old: then it is asked for again. */
const FRESH_MS = 10_000;

/** As `fetch`; what was asked for early is taken from there, once. */
export async function fetchOrTake(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const early = request.method === 'GET' && performance.now() < FRESH_MS ? globalThis.parleyEarlyAnswers?.get(pathname + search) : undefined;
  if (early === undefined) return fetch(request);
  globalThis.parleyEarlyAnswers?.delete(pathname + search);
  const answer = await early.catch(() => undefined);
  return answer?.ok ? answer : fetch(request);
}
