import type { Call } from '../http/router.js';
import { openaiError } from './openai-error.js';

/** The key of the bearer token. @throws Refusal for none, or one that is not let in */
export function admit({ headers }: Call, { apiKeys }: { readonly apiKeys: readonly string[] | undefined }): string {
  const key = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) throw openaiError(401, "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
  if (apiKeys !== undefined && !apiKeys.includes(key)) throw openaiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
  return key;
}

/** @throws Refusal unless the body says that it is JSON */
export function demandJson({ headers }: Call): void {
  if (!(headers['content-type'] ?? '').startsWith('application/json')) throw openaiError(400, "Unsupported content type. This API method only accepts 'application/json' requests.");
}

/** @throws Refusal for a member that the API does not know */
export function demandKnown(body: object, members: readonly string[]): void {
  const unknown = Object.keys(body).find((member) => !members.includes(member));
  if (unknown !== undefined) throw openaiError(400, `Unknown parameter: '${unknown}'.`, { param: unknown, code: 'unknown_parameter' });
}
