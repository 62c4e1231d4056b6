import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { parsePublicId, publicId } from '../../libs/contracts/src/index.js';
import { AccountDirectory, AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { StoresService } from '../../apps/api/src/modules/stores/index.js';
import type { TestApp } from './app.js';

/** A connected Meta number. */
export interface Line { readonly storeId: string; readonly accountId: string; readonly numberId: string; readonly businessId: string; readonly secret: string; readonly verifyToken: string }
export interface LineOptions { storeId?: string; businessId?: string; secret?: string; status?: 'active' | 'inactive'; isDefaultIncoming?: boolean }
export interface EventRow { readonly id: string; readonly store_id: string; readonly account_id: string; readonly body: Buffer; readonly also_number_ids: string[]; readonly state: string; readonly received_at: Date }
export interface SecurityRow { readonly store_id: string | null; readonly account_id: string | null; readonly kind: string; readonly source: string; readonly detail: Record<string, unknown>; readonly count: number }

const GRAPH = 'http://127.0.0.1:9';
/** Environment of an app whose accounts call nobody. */
export const WEBHOOK_ENV = { ROLE: 'api', OUTBOUND_ALLOW: GRAPH };
let made = 0;

/** Listens on a free port. @returns the origin */
export async function listen(test: TestApp): Promise<string> {
  await test.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
}
export async function aStore(test: TestApp): Promise<string> {
  return (await test.app.get(StoresService, { strict: false }).createStore({ name: 'Corner Shop' })).id;
}
export async function aLine(test: TestApp, options: LineOptions = {}): Promise<Line> {
  made += 1;
  const storeId = options.storeId ?? await aStore(test);
  const [numberId, businessId, secret, verifyToken] = [`1000${made}`, options.businessId ?? `2000${made}`, options.secret ?? `app-secret-${made}`, `pv_token-${made}`];
  const fields = { phoneNumberId: numberId, businessAccountId: businessId, accessToken: `access-token-${made}`, appSecret: secret, verifyToken, url: GRAPH };
  const saved = await test.app.get(AccountEditor, { strict: false }).create(storeId, {
    provider: 'meta', name: `Line ${made}`, fields, status: options.status ?? 'active', ...(options.isDefaultIncoming ? { isDefaultIncoming: true } : {}),
  }, 'Ada');
  return { storeId, accountId: parsePublicId('account', saved.id) ?? '', numberId, businessId, secret, verifyToken };
}
/** Changes columns of an account that no screen changes. */
export async function alterAccount(test: TestApp, line: Line, set: string): Promise<void> {
  await test.owner.query(`update accounts set ${set} where id = $1`, [line.accountId]);
  await test.owner.query('update account_revision set revision = revision + 1');
  await test.app.get(AccountDirectory, { strict: false }).openAnew(line.storeId, line.accountId);
}

/** One change of a body: a customer's text to a number, or something that concerns the whole business. */
export function textTo(line: { numberId: string; businessId: string }, text = 'hello', id = `wamid.${(made += 1)}`): object {
  const value = {
    messaging_product: 'whatsapp', metadata: { display_phone_number: '4930123', phone_number_id: line.numberId }, contacts: [{ wa_id: '4915112345678', profile: { name: 'Amara' } }],
    messages: [{ from: '4915112345678', id, timestamp: '1763720400', type: 'text', text: { body: text } }],
  };
  return { id: line.businessId, changes: [{ field: 'messages', value }] };
}
export function noticeOf(businessId: string): object {
  return { id: businessId, time: 1763720400, changes: [{ field: 'message_template_status_update', value: { event: 'APPROVED', message_template_id: 1, message_template_name: 'hello', message_template_language: 'en' } }] };
}
export function bodyOf(...entry: object[]): string {
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}
/** As Meta signs, written down a second time. */
export function signature(body: string | Buffer, secret: string): Record<string, string> {
  return { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}
export async function post(origin: string, body: string | Buffer, headers: Record<string, string>, path = 'whatsapp'): Promise<Response> {
  const answer = await fetch(`${origin}/api/webhooks/${path}`, { method: 'POST', body, headers });
  return answer;
}

export async function eventsOf(test: TestApp, where: { storeId: string } | { accountId: string }): Promise<EventRow[]> {
  const [column, value] = 'storeId' in where ? ['store_id', where.storeId] : ['account_id', where.accountId];
  return (await test.owner.query<EventRow>(`select * from webhook_events where ${column} = $1 order by received_at, id`, [value])).rows;
}
/** What was noted: of an account, or under a source when it belongs to nobody. */
export async function notedOf(test: TestApp, line: Line): Promise<SecurityRow[]> {
  await test.app.get(SecurityEvents, { strict: false }).flush();
  return (await test.owner.query<SecurityRow>(`select * from security_events where store_id = $1 and kind like 'webhook.%' order by id`, [line.storeId])).rows;
}
export async function notedStoreless(test: TestApp): Promise<SecurityRow[]> {
  await test.app.get(SecurityEvents, { strict: false }).flush();
  return (await test.owner.query<SecurityRow>('select * from security_events where store_id is null order by id')).rows;
}
export function accountPath(line: Line): string {
  return `/api/v1/stores/${publicId('store', line.storeId)}/accounts/${publicId('account', line.accountId)}`;
}
