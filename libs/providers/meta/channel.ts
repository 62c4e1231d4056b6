import { SendError, type ConnectionCheck, type Http } from '#providers/contract';
import type { MetaCredentials } from './account.js';
import { callGraph } from './graph.js';
import { dateOf, listOf, numberOf, objectOf, present, textOf, type JsonObject } from './json.js';

type Problem = ConnectionCheck['problems'][number];
const PHONE_FIELDS = 'id,verified_name,display_phone_number,quality_rating,status';
const PERMISSIONS = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const;
const TOKEN_CODES = new Set(['meta.0', 'meta.190']);
const MISSING_CODES = new Set(['meta.33', 'meta.100', 'meta.803']);
const MAX_PAGES = 20;
// v20.0 was switched off in September 2026.
const OLDEST_MAJOR = 21;

const blocking = (code: string, text: string, field?: string): Problem => present({ code, text, field, blocking: true });
const warning = (code: string, text: string, field?: string): Problem => present({ code, text, field, blocking: false });

/**
 * Test connection (R34-R40): token, number, number inside the business account, subscription of the app.
 * Answers what it found; a refusal of Meta's is a problem, not a throw.
 */
export async function check(credentials: MetaCredentials, http: Http): Promise<ConnectionCheck> {
  const token = await checkToken(credentials, http);
  if (token.problems.some((problem) => problem.blocking)) return { ok: false, ...token };
  const phone = await checkPhone(credentials, http);
  const parts: Partial<ConnectionCheck>[] = [token, phone];
  if (!phone.problems.some((problem) => problem.blocking)) {
    parts.push(await checkBusiness(credentials, http), await checkSubscription(token.appId, credentials, http));
  }
  const problems = parts.flatMap((part) => part.problems ?? []);
  return { ...Object.assign({}, ...parts) as Partial<ConnectionCheck>, ok: !problems.some((problem) => problem.blocking), problems };
}

interface Findings extends Partial<Omit<ConnectionCheck, 'ok'>> { readonly problems: readonly Problem[] }

async function checkToken(credentials: MetaCredentials, http: Http): Promise<Findings> {
  const answer = await ask('debug_token', { input_token: credentials.accessToken }, credentials, http);
  if (answer instanceof SendError) return { problems: [problemOf(answer, { code: 'token.invalid', text: 'Invalid access token', field: 'accessToken' })] };
  const data = objectOf(answer.data);
  if (data.is_valid !== true) return { problems: [blocking('token.invalid', 'Invalid access token', 'accessToken')] };
  const appId = textOf(data.app_id);
  const expiresAt = numberOf(data.expires_at) === 0 ? undefined : dateOf(data.expires_at);
  return present({ appId, tokenExpiresAt: expiresAt, problems: [...permissionProblems(data, credentials), ...appProblems(appId, expiresAt, credentials), ...versionProblems(credentials)] });
}

function permissionProblems(data: JsonObject, credentials: MetaCredentials): Problem[] {
  const scopes = listOf(data.scopes);
  const missing = PERMISSIONS.filter((permission) => !scopes.includes(permission));
  const confined = listOf(data.granular_scopes).map(objectOf).some((scope) => PERMISSIONS.some((permission) => permission === scope.scope)
    && Array.isArray(scope.target_ids) && !scope.target_ids.map(textOf).includes(credentials.businessAccountId));
  return [
    ...(missing.length > 0 ? [blocking('token.permission_missing', `The access token lacks the permission ${missing.join(' and ')}`, 'accessToken')] : []),
    ...(confined ? [blocking('token.other_business', 'The access token was made for another WhatsApp Business Account', 'businessAccountId')] : []),
  ];
}

function appProblems(appId: string | undefined, expiresAt: Date | undefined, credentials: MetaCredentials): Problem[] {
  return [
    ...(credentials.appId !== '' && appId !== undefined && credentials.appId !== appId ? [warning('app.other', `The access token belongs to the app ${appId}`, 'appId')] : []),
    ...(expiresAt ? [warning('token.expires', 'This access token expires. Generate a permanent token through System Users.', 'accessToken')] : []),
  ];
}

/** R106: Graph versions end about two years after their release. */
function versionProblems({ version }: MetaCredentials): Problem[] {
  const major = /^v(\d+)\./.exec(version)?.[1];
  return major !== undefined && Number(major) < OLDEST_MAJOR ? [warning('version.expired', `Meta has switched off version ${version}. Enter a newer one.`, 'version')] : [];
}

async function checkPhone(credentials: MetaCredentials, http: Http): Promise<Findings> {
  const answer = await ask(credentials.phoneNumberId, { fields: PHONE_FIELDS }, credentials, http);
  const notFound = { code: 'phone.not_found', text: 'Phone number not found', field: 'phoneNumberId' };
  if (answer instanceof SendError) return { problems: [problemOf(answer, notFound)] };
  const displayPhoneNumber = textOf(answer.display_phone_number);
  // The id of a business account or an app answers too, but it has no phone number.
  if (displayPhoneNumber === undefined) return { problems: [{ ...notFound, blocking: true }] };
  const status = textOf(answer.status);
  const unusable = status !== undefined && ['BANNED', 'DISCONNECTED', 'RESTRICTED', 'DELETED', 'MIGRATED', 'UNVERIFIED'].includes(status);
  return present({
    displayPhoneNumber,
    verifiedName: textOf(answer.verified_name),
    qualityRating: textOf(answer.quality_rating),
    problems: unusable ? [warning('phone.status', `Meta reports the phone number as ${status}`, 'phoneNumberId')] : [],
  });
}

/** The pair of number and business account is the most common wrong entry. */
async function checkBusiness(credentials: MetaCredentials, http: Http): Promise<Findings> {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await ask(`${credentials.businessAccountId}/phone_numbers`, present({ fields: 'id', limit: '100', after }), credentials, http);
    if (answer instanceof SendError) return { problems: [problemOf(answer, { code: 'business.not_found', text: 'Business account not found', field: 'businessAccountId' })] };
    if (listOf(answer.data).some((item) => textOf(objectOf(item).id) === credentials.phoneNumberId)) return { problems: [] };
    const paging = objectOf(answer.paging);
    after = textOf(objectOf(paging.cursors).after);
    if (after === undefined || paging.next === undefined) break;
  }
  return { problems: [blocking('business.other_number', 'The phone number does not belong to this Business Account ID', 'businessAccountId')] };
}

async function checkSubscription(appId: string | undefined, credentials: MetaCredentials, http: Http): Promise<Findings> {
  const answer = await ask(`${credentials.businessAccountId}/subscribed_apps`, {}, credentials, http);
  if (answer instanceof SendError) return { problems: [] };
  const apps = listOf(answer.data).map((item) => textOf(objectOf(objectOf(item).whatsapp_business_api_data).id));
  const subscribed = appId === undefined ? apps.length > 0 : apps.includes(appId);
  return { subscribed, problems: subscribed ? [] : [warning('app.not_subscribed', 'The app does not receive the messages of this business account yet')] };
}

async function ask(path: string, query: Readonly<Record<string, string>>, credentials: MetaCredentials, http: Http): Promise<JsonObject | SendError> {
  try {
    return await callGraph({ method: 'GET', path, query, effect: 'nothing' }, credentials, http);
  } catch (error) {
    if (error instanceof SendError) return error;
    throw error;
  }
}

/** `missing` is what it means when Meta does not know the thing that was asked for. */
function problemOf(error: SendError, missing: { code: string; text: string; field: string }): Problem {
  if (TOKEN_CODES.has(error.code)) return blocking('token.invalid', 'Invalid access token', 'accessToken');
  if (MISSING_CODES.has(error.code)) return { ...missing, blocking: true };
  if (error.code === 'meta.blocked_address') return blocking('url.refused', 'This address may not be called', 'url');
  if (error.code === 'meta.no_answer') return blocking('provider.no_answer', `WhatsApp gave no answer (${error.detail}). Check URL and version, or try again.`, 'url');
  return blocking('provider.refused', error.detail || `WhatsApp refused the check (${error.code})`);
}

/**
 * Asks Meta to deliver the business account's events to the app of the token. Without it nothing arrives, whatever the dashboard says.
 * @throws SendError
 */
export async function subscribe(credentials: MetaCredentials, http: Http): Promise<void> {
  const answer = await callGraph({ method: 'POST', path: `${credentials.businessAccountId}/subscribed_apps`, effect: 'nothing' }, credentials, http);
  if (answer.success !== true) throw new SendError('retry', 'meta.bad_answer', 'the app was not subscribed');
}
