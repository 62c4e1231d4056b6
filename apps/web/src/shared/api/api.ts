import { createApiClient } from '#api-client';
import { fetchOrTake } from './early-answers.js';

export { ApiError, type ApiErrorCode, idempotencyKey, type Schemas } from '#api-client';

let csrfToken: string | undefined;

/** Keeps the token that every change has to show; it comes with who I am. */
export function keepCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** The REST API of this page's own server. Every call throws ApiError; the page decides what to show. */
export const api = createApiClient({ baseUrl: '', csrfToken: () => csrfToken, fetch: fetchOrTake });
