import { ERROR_CODES, type Problem } from '#contracts';
import { ApiError, type ApiErrorCode } from '../../../shared/api/api.js';

/** A store and the account whose number is written to; without one, the store's first. */
export interface SimulatorLine { readonly storeId: string; readonly account?: string | undefined }
interface Call { readonly line: SimulatorLine; readonly path: string; readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH'; readonly csrfToken?: string | undefined; readonly body?: unknown }

export function simulatorAddress({ storeId, account }: SimulatorLine, path: string): string {
  return `/api/v1/stores/${storeId}/simulator${path}${account === undefined ? '' : `?account=${encodeURIComponent(account)}`}`;
}

/** Asks the demo's simulator, which is no part of the described API. @throws ApiError */
export async function callSimulator<Answer>({ line, path, method = 'GET', csrfToken, body }: Call): Promise<Answer> {
  const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken }) };
  const answer = await fetch(simulatorAddress(line, path), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    .catch((cause: unknown) => { throw new ApiError('network.failed', 'The API could not be reached', { status: 0 }, { cause }); });
  if (!answer.ok) throw await problemOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

async function problemOf(answer: Response): Promise<ApiError> {
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  const code: ApiErrorCode = isKnown(problem.code) ? problem.code : 'server.failed';
  return new ApiError(code, problem.detail ?? problem.title ?? code, { status: answer.status, requestId: problem.request_id });
}
function isKnown(code: string | undefined): code is keyof typeof ERROR_CODES {
  return code !== undefined && Object.hasOwn(ERROR_CODES, code);
}
