import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api.js';
import { sessionState } from './session-state.js';

const TEMPORARY: ReadonlySet<string> = new Set(['network.failed', 'server.unavailable', 'request.timeout']);

/** True for a failure that may be gone at the next try without anybody doing anything. */
export function isTemporary(error: unknown): boolean {
  return error instanceof ApiError && TEMPORARY.has(error.code);
}

/** Nobody looks at a page for longer than this without wanting to know why it is empty. */
const PATIENCE_MS = 5000;

/** Too many requests, for a moment. */
function isSoon(error: unknown): boolean {
  return error instanceof ApiError && error.details.status === 429 && waitOf(error) <= PATIENCE_MS;
}
/** Milliseconds that the API asks to wait. */
function waitOf(error: unknown): number {
  return error instanceof ApiError ? (error.details.retryAfter ?? 0) * 1000 : 0;
}

/** A login that ended while a page was open is asked for again on top of that page, so that nothing typed is lost. */
function noticeEndedSession(error: unknown): void {
  if (error instanceof ApiError && error.code === 'login.required') sessionState.end();
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeEndedSession }),
    mutationCache: new MutationCache({ onError: noticeEndedSession }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => (isTemporary(error) || isSoon(error)) && count < 2, retryDelay: (count, error) => Math.max(400 * 2 ** count, waitOf(error)) },
      mutations: { networkMode: 'always' },
    },
  });
}
