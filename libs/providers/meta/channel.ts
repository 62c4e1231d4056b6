import { SendError, type ConnectionCheck, type Http } from '#providers/contract';
import type { MetaCredentials } from './account.js';
import { ask, blocking, type Findings, type Problem, problemOf, warning } from './findings.js';
import { dateOf, listOf, numberOf, objectOf, present, textOf, type JsonObject } from './json.js';
import { reachOf } from './reach.js';
import { checkSubscription } from './subscription.js';

const PHONE_FIELDS = 'id,verified_name,display_phone_number,quality_rating,status,whatsapp_business_manager_messaging_limit';
const PERMISSIONS = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const;
const MAX_PAGES = 20;
// v20.0 was switched off in September 2026.
const OLDEST_MAJOR = 21;

/**
 * Test connection (R34-R40): token, number, number inside the business account, subscription of the app.
 * Answers what it found; a refusal of Meta's is a problem, not a throw.
 */
export async function check(credentials: MetaCredentials, http: Http): Promise<ConnectionCheck> {
  const token = await checkToken(credentials, http);
  const found: Findings[] = [withPart('token', token)];
  if (!isBlocked(token)) found.push(...await checkBeyondToken(token.appId, credentials, http));
  const problems = found.flatMap((each) => each.problems);
  const parts = found.flatMap((each) => each.parts ?? []);
  return { ...Object.assign({}, ...found) as Partial<ConnectionCheck>, ok: !problems.some((problem) => problem.blocking), parts, problems };
}

async function checkBeyondToken(appId: string | undefined, credentials: MetaCredentials, http: Http): Promise<Findings[]> {
  const phone = await checkPhone(credentials, http);
  if (isBlocked(phone)) return [withPart('phone', phone)];
  const name = { part: 'name', ok: phone.verifiedName !== undefined };
  return [
    { ...phone, parts: [{ part: 'phone', ok: true }, name] },
    withPart('business', await checkBusiness(credentials, http)),
    await checkSubscription(appId, credentials, http),
  ];
}
function isBlocked({ problems }: Findings): boolean {
  return problems.some((problem) => problem.blocking);
}
function withPart(part: string, findings: Findings): Findings {
  return { ...findings, parts: [{ part, ok: !isBlocked(findings) }] };
}

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
    dailyReach: reachOf(answer.whatsapp_business_manager_messaging_limit),
    problems: unusable ? [warning('phone.status', `Meta reports the phone number as ${status}`, 'phoneNumberId')] : [],
  });
}

/** The pair of number and business account is the most common wrong entry. */
async function checkBusiness(credentials: MetaCredentials, http: Http): Promise<Findings> {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await ask(`${credentials.businessAccountId}/phone_numbers`, present({ fields: 'id', limit: '100', after }), credentials, http);
    if (answer instanceof SendError) return { problems: [problemOf(answer, { code: 'business.not_found', text: 'Business account not found', field: 'businessAccountId' })] };
    if (listOf(answer.data).some((item) => textOf(objectOf(item).id) === credentials.phoneNumberId)) return present({ portfolioId: await portfolioOf(credentials, http), problems: [] });
    const paging = objectOf(answer.paging);
    after = textOf(objectOf(paging.cursors).after);
    if (after === undefined || paging.next === undefined) break;
  }
  return { problems: [blocking('business.other_number', 'The phone number does not belong to this Business Account ID', 'businessAccountId')] };
}

/** The portfolio that the business account belongs to, where Meta tells it: its messaging limit holds for all of its business accounts. */
async function portfolioOf(credentials: MetaCredentials, http: Http): Promise<string | undefined> {
  const answer = await ask(credentials.businessAccountId, { fields: 'owner_business_info' }, credentials, http);
  return answer instanceof SendError ? undefined : textOf(objectOf(answer.owner_business_info).id);
}
