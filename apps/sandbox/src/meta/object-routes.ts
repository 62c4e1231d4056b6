import { json, route, type Answer, type Call, type Route } from '../http/router.js';
import type { SandboxParts } from '../parts.js';
import { GraphError, unknownObject } from './graph-error.js';
import type { GraphAccess } from './graph-access.js';
import { mediaAnswer } from './media-routes.js';
import { templateAnswer } from './templates/template-answer.js';
import type { BusinessNumber } from './world.js';

/** GET and DELETE /{id}, whatever the id is of, and /debug_token. */
export function objectRoutes(parts: SandboxParts, access: GraphAccess): Route[] {
  return [
    route('GET', '/:version/debug_token', (call) => debugToken(call, parts, access)),
    route('GET', '/:version/:id', (call) => getObject(call, parts, access)),
    route('DELETE', '/:version/:id', (call) => deleteObject(call, parts, access)),
  ];
}

const NUMBER_FIELDS = ['verified_name', 'display_phone_number', 'quality_rating', 'code_verification_status'] as const;

/** A number with the fields asked for; Graph leaves unknown names out and always gives the id. */
export function numberAnswer(number: BusinessNumber, fields: string | null, parts: SandboxParts): Record<string, unknown> {
  const app = [...parts.world.businessAccountOf(number).subscribedApps].map((id) => parts.world.apps.get(id)).find((each) => each?.callbackUrl !== undefined);
  const all: Record<string, unknown> = {
    verified_name: number.verifiedName,
    display_phone_number: number.displayPhoneNumber,
    quality_rating: number.qualityRating,
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    status: number.registered ? 'CONNECTED' : 'PENDING',
    name_status: 'APPROVED',
    account_mode: 'LIVE',
    is_official_business_account: false,
    is_pin_enabled: true,
    is_on_biz_app: false,
    webhook_configuration: app?.callbackUrl === undefined ? {} : { application: app.callbackUrl },
    whatsapp_business_manager_messaging_limit: parts.world.businessAccountOf(number).messagingLimit,
    health_status: { can_send_message: number.registered ? 'AVAILABLE' : 'BLOCKED', entities: [] },
  };
  const wanted = fields === null ? NUMBER_FIELDS : splitFields(fields);
  return { ...Object.fromEntries(wanted.flatMap((field) => (field in all ? [[field, all[field]]] : []))), id: number.id };
}

function splitFields(fields: string): string[] {
  return fields.split(',').map((field) => field.trim().replace(/\{.*$/, ''));
}

function getObject(call: Call, parts: SandboxParts, access: GraphAccess): Answer {
  const id = call.params['id'] ?? '';
  const token = access.token(call);
  if (parts.world.numbers.has(id)) {
    const { number } = access.number(call, id, 'whatsapp_business_management');
    return json(numberAnswer(number, call.query.get('fields'), parts));
  }
  if (parts.world.businessAccounts.has(id)) {
    const { business } = access.businessAccount(call, id);
    const fields = call.query.get('fields');
    if (fields === null) return json({ id: business.id, name: business.name, timezone_id: '1', message_template_namespace: 'sandbox' });
    const all: Record<string, unknown> = { name: business.name, owner_business_info: { name: `Owner of ${business.name}`, id: business.portfolioId } };
    return json({ ...Object.fromEntries(splitFields(fields).flatMap((field) => (field in all ? [[field, all[field]]] : []))), id: business.id });
  }
  const known = parts.world.template(id);
  if (known) {
    access.businessAccount(call, known.business.id);
    return json(templateAnswer(known.template, call.query.get('fields')));
  }
  const file = parts.media.find(id);
  const owner = file === undefined ? undefined : parts.world.numbers.get(file.numberId);
  if (!file || !owner || !access.sees(token, owner.businessAccountId)) throw unknownObject(call.method, id);
  return mediaAnswer(file, call, parts);
}

function deleteObject(call: Call, parts: SandboxParts, access: GraphAccess): Answer {
  const id = call.params['id'] ?? '';
  const token = access.token(call);
  const file = parts.media.find(id);
  const owner = file === undefined ? undefined : parts.world.numbers.get(file.numberId);
  if (!file || !owner || !access.sees(token, owner.businessAccountId)) throw unknownObject(call.method, id);
  parts.media.remove(id);
  return json({ success: true });
}

function debugToken(call: Call, parts: SandboxParts, access: GraphAccess): Answer {
  const appToken = /^Bearer (\d+)\|(\S+)$/i.exec(call.headers.authorization ?? '');
  const byApp = appToken !== null && parts.world.apps.get(appToken[1] ?? '')?.secret === appToken[2];
  const input = call.query.get('input_token');
  if (!byApp) access.token(call);
  if (input === null) throw new GraphError(100, '(#100) The parameter input_token is required');
  const token = parts.world.tokens.get(input);
  if (!token) return json({ data: { is_valid: false, scopes: [], error: { code: 190, message: 'Invalid OAuth access token.' } } });
  const alive = parts.world.isTokenAlive(token);
  const targets = token.businessAccountIds;
  return json({
    data: {
      app_id: token.appId,
      type: 'SYSTEM_USER',
      application: 'Sandbox app',
      data_access_expires_at: 0,
      expires_at: Math.floor(token.expiresAt / 1000),
      is_valid: alive,
      scopes: token.scopes,
      granular_scopes: token.scopes.map((scope) => ({ scope, ...(targets === undefined ? {} : { target_ids: targets }) })),
      user_id: '122100000000000001',
      ...(alive ? {} : { error: { code: 190, message: 'Error validating access token: Session has expired.', subcode: 463 } }),
    },
  });
}
