import { refuse } from '../http/refusal.js';
import { isRecord, json, jsonObject, route, type Answer, type Call, type Route } from '../http/router.js';
import type { Meta } from '../meta/meta.js';
import { verdictOf } from '../meta/templates/review.js';
import type { NewNumber, Template } from '../meta/world.js';
import type { SandboxParts } from '../parts.js';
import { toSnake } from './casing.js';
import { numberField, optionalText, textField, textList } from './fields.js';

/** What the dashboard and Business Manager do, by HTTP. */
export function metaControlRoutes(meta: Meta, parts: SandboxParts): Route[] {
  return [
    route('GET', '/sandbox/numbers', () => json(toSnake({ numbers: [...parts.world.numbers.values()] }))),
    route('POST', '/sandbox/numbers', (call) => json(toSnake(meta.addNumber(newNumber(jsonObject(call)))), 201)),
    route('POST', '/sandbox/numbers/:id', (call) => changeNumber(call, meta, parts)),
    route('POST', '/sandbox/templates', (call) => json(toSnake(meta.addTemplate(newTemplate(jsonObject(call)))), 201)),
    route('GET', '/sandbox/templates', () => json(toSnake({ templates: [...parts.world.businessAccounts.values()].flatMap((business) => business.templates.map((template) => ({ businessAccountId: business.id, ...template }))) }))),
    route('POST', '/sandbox/templates/:id', async (call) => {
      await meta.reviewTemplate(call.params['id'] ?? '', verdictOf(jsonObject(call)));
      return json({ ok: true });
    }),
    route('POST', '/sandbox/tokens', (call) => json(toSnake(addToken(call, meta)), 201)),
    route('DELETE', '/sandbox/tokens/:token', (call) => {
      meta.revokeToken(call.params['token'] ?? '');
      return json({ ok: true });
    }),
    route('POST', '/sandbox/apps/:appId/webhook', async (call) => {
      const body = jsonObject(call);
      const result = await meta.verifyAndSave(call.params['appId'] ?? '', textField(body, 'callback_url'), textField(body, 'verify_token'));
      return json(result, result.ok ? 200 : 422);
    }),
    route('PUT', '/sandbox/apps/:appId/callback', (call) => {
      const body = jsonObject(call);
      const businesses = body['business_account_ids'] === undefined ? [] : textList(body['business_account_ids'], 'business_account_ids');
      meta.setCallback(call.params['appId'] ?? '', textField(body, 'callback_url'), businesses);
      return json({ ok: true });
    }),
    route('POST', '/sandbox/apps/:appId/post', async (call) => {
      const body = jsonObject(call);
      const delivery = await meta.post(call.params['appId'] ?? '', body['payload'], { ...optionalText(body, 'url', 'url'), badSignature: body['bad_signature'] === true });
      return json(toSnake(delivery));
    }),
    route('POST', '/sandbox/sent/:id/status', async (call) => {
      const body = jsonObject(call);
      const error = isRecord(body['error']) ? { code: numberField(body['error'], 'code'), details: textField(body['error'], 'details') } : undefined;
      await meta.reportStatus(call.params['id'] ?? '', statusField(body), error);
      return json({ ok: true });
    }),
    route('GET', '/sandbox/sent', () => json(toSnake({
      sent: meta.sent.map(({ customer, ...send }) => ({ ...send, customer: customer.key })),
    }))),
    route('GET', '/sandbox/deliveries', () => json(toSnake({ deliveries: meta.deliveries }))),
    route('POST', '/sandbox/flush', async () => {
      await meta.flush();
      return json({ ok: true });
    }),
  ];
}

const STATUSES = ['sent', 'delivered', 'read', 'played', 'failed'] as const;

function statusField(body: Record<string, unknown>): (typeof STATUSES)[number] {
  const found = STATUSES.find((status) => status === body['status']);
  if (found === undefined) throw refuse(400, `"status" must be one of ${STATUSES.join(', ')}`);
  return found;
}

function newNumber(body: Record<string, unknown>): NewNumber {
  const limits = isRecord(body['limits']) ? { limits: { pair: body['limits']['pair'] !== false, throughput: body['limits']['throughput'] !== false } } : {};
  return {
    ...optionalText(body, 'phone_number_id', 'phoneNumberId'), ...optionalText(body, 'display_phone_number', 'displayPhoneNumber'),
    ...optionalText(body, 'verified_name', 'verifiedName'), ...optionalText(body, 'business_account_id', 'businessAccountId'),
    ...optionalText(body, 'app_id', 'appId'), ...optionalText(body, 'app_secret', 'appSecret'),
    ...optionalText(body, 'access_token', 'accessToken'), ...limits,
    ...(body['window_refusal'] === 'status' ? { windowRefusal: 'status' as const } : {}),
  };
}

function changeNumber(call: Call, meta: Meta, parts: SandboxParts): Answer {
  const id = call.params['id'] ?? '';
  if (!parts.world.numbers.has(id)) throw refuse(404, `there is no number ${id}`);
  const number = meta.number(id);
  const body = jsonObject(call);
  if (isRecord(body['limits'])) number.limits = { pair: body['limits']['pair'] !== false, throughput: body['limits']['throughput'] !== false };
  if (typeof body['registered'] === 'boolean') number.registered = body['registered'];
  if (typeof body['verified_name'] === 'string') number.verifiedName = body['verified_name'];
  if (body['window_refusal'] === 'status' || body['window_refusal'] === 'answer') number.windowRefusal = body['window_refusal'];
  return json(toSnake(number));
}

function newTemplate(body: Record<string, unknown>): Partial<Template> & { businessAccountId: string; name: string } {
  const category = (['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const).find((each) => each === body['category']);
  const components = Array.isArray(body['components']) ? body['components'].filter(isRecord) : undefined;
  return {
    businessAccountId: textField(body, 'business_account_id'), name: textField(body, 'name'),
    ...optionalText(body, 'language', 'language'), ...optionalText(body, 'status', 'status'),
    ...(category === undefined ? {} : { category }), ...(components === undefined ? {} : { components }),
    ...(body['parameter_format'] === 'NAMED' ? { parameterFormat: 'NAMED' as const } : {}),
  };
}

function addToken(call: Call, meta: Meta): unknown {
  const body = jsonObject(call);
  return meta.addToken({
    appId: textField(body, 'app_id'), ...optionalText(body, 'token', 'token'),
    ...(body['scopes'] === undefined ? {} : { scopes: textList(body['scopes'], 'scopes') }),
    ...(body['business_account_ids'] === undefined ? {} : { businessAccountIds: textList(body['business_account_ids'], 'business_account_ids') }),
    ...(body['expires_at'] === undefined ? {} : { expiresAt: numberField(body, 'expires_at') }),
  });
}

