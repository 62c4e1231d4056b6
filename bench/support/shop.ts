import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { DEMO_CURRENCY, DEMO_KNOWLEDGE, DEMO_PRODUCTS } from '../../apps/api/src/demo/catalog.js';
import type { Installation } from './installation.js';

const APP_SECRET = 'secret-of-the-bench-0123456789abcdef';
export const BUSINESS_ID = '102290000000001';
const APP_ID = '778899000000001';

/** A store with the demo's catalog (without photos) and four numbers of one business account, made over the REST API. */
export interface Shop {
  /** Public id. */
  readonly storeId: string;
  readonly numberIds: readonly string[];
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  upload(path: string, form: FormData): Promise<Record<string, unknown>>;
  /** The text of a file. */
  download(path: string): Promise<string>;
}

export async function openShop({ appUrl, sandbox, owner }: Pick<Installation, 'appUrl' | 'sandbox' | 'owner'>, numbers = 4): Promise<Shop> {
  const registered = await fetch(`${appUrl}/api/v1/auth/registrations`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench', email: 'bench@example.com', password: 'a long password of the bench', store: { name: 'Bench', currency: DEMO_CURRENCY } }),
  });
  const me = await registered.json() as { csrf_token: string; stores: { store: { id: string } }[] };
  if (registered.status !== 201) throw new Error(`registration: ${JSON.stringify(me)}`);
  const headers = { 'content-type': 'application/json', cookie: (registered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '', 'x-csrf-token': me.csrf_token };
  const storeId = me.stores[0]?.store.id ?? '';
  // A trial has limits that a load reaches within seconds.
  await owner.query(`update stores set subscription_status = 'active'`);
  const send = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${appUrl}/api/v1/stores/${storeId}${path}`, init);
    const json = await answer.json() as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${JSON.stringify(json).slice(0, 2000)}`);
    return json;
  };
  const call = (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => send(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { 'content-type': _json, ...signedIn } = headers;
  const upload = (path: string, form: FormData): Promise<Record<string, unknown>> => send(path, { method: 'POST', headers: signedIn, body: form });
  const numberIds: string[] = [];
  for (let index = 1; index <= numbers; index += 1) numberIds.push(await connectNumber(sandbox.url, index, call));
  await control(sandbox.url, 'PUT', `/sandbox/apps/${APP_ID}/callback`, { callback_url: `${appUrl}/api/webhooks/whatsapp`, business_account_ids: [BUSINESS_ID] });
  for (const { title, description, tags, searchTerms, variants } of DEMO_PRODUCTS) {
    await call('POST', '/products', {
      title, description, status: 'active', tags, search_terms: searchTerms,
      variants: variants.map(({ options, sku, price, stock }) => ({ ...(options ? { options } : {}), sku, stock, price: { amount: price, currency: DEMO_CURRENCY } })),
    });
  }
  for (const { title, body, kind } of DEMO_KNOWLEDGE) await call('POST', '/knowledge', { title, body, kind, language: 'en' });
  const download = async (path: string): Promise<string> => (await fetch(`${appUrl}/api/v1/stores/${storeId}${path}`, { headers: signedIn })).text();
  return { storeId, numberIds, call, upload, download };
}

async function connectNumber(sandboxUrl: string, index: number, call: Shop['call']): Promise<string> {
  const number = { phone_number_id: `10654000000000${index}`, business_account_id: BUSINESS_ID, app_id: APP_ID, app_secret: APP_SECRET, access_token: `token-of-the-bench-${index}-0123456789` };
  await control(sandboxUrl, 'POST', '/sandbox/numbers', { ...number, display_phone_number: `+1 555 100 000${index}` });
  await call('POST', '/accounts', {
    provider: 'meta', name: `Number ${index}`, status: 'active', is_default_outgoing: index === 1, is_default_incoming: index === 1,
    fields: { phoneNumberId: number.phone_number_id, businessAccountId: BUSINESS_ID, appId: APP_ID, appSecret: APP_SECRET, accessToken: number.access_token, url: sandboxUrl },
  });
  return number.phone_number_id;
}

/** The sandbox's control surface. */
export async function control(sandboxUrl: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${sandboxUrl}${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const json = await answer.json() as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
  return json;
}

export interface Customer { readonly waId: string; readonly numberId: string }
export interface SignedWebhook { readonly externalId: string; readonly body: Buffer; readonly signature: string }

/** Customer number `index`, on the number whose turn it is. */
export function customerAt(index: number, numberIds: readonly string[]): Customer {
  return { waId: `34600${String(100_000 + index).padStart(6, '0')}`, numberId: numberIds[index % numberIds.length] ?? '' };
}

let written = 0;

/** A customer's text as Meta posts it, signed. Made before the clock runs. */
export function textWebhook({ waId, numberId }: Customer, text: string): SignedWebhook {
  written += 1;
  const externalId = `wamid.${Buffer.from(`bench ${process.pid} ${written}`).toString('base64')}`;
  const body = Buffer.from(JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: BUSINESS_ID, changes: [{ field: 'messages', value: {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15551000001', phone_number_id: numberId },
      contacts: [{ profile: { name: `Customer ${waId.slice(-5)}` }, wa_id: waId }],
      messages: [{ from: waId, id: externalId, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: text } }],
    } }] }],
  }));
  return { externalId, body, signature: `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}` };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Posts it; resolves with the status of the answer. */
export function post(url: string, { body, signature }: Pick<SignedWebhook, 'body' | 'signature'>): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature, 'content-length': body.length } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/**
 * Calls `send` for each of `count` at its time, `perSecond`, whether or not the ones before are done.
 * Resolves with the milliseconds since the epoch at which each was due.
 */
export async function openLoop(count: number, perSecond: number, send: (index: number) => Promise<unknown>): Promise<number[]> {
  const startedAt = performance.timeOrigin + performance.now() + 50;
  const due = Array.from({ length: count }, (_each, index) => startedAt + (index * 1000) / perSecond);
  const running: Promise<unknown>[] = [];
  await new Promise<void>((resolve) => {
    let next = 0;
    const tick = (): void => {
      const now = performance.timeOrigin + performance.now();
      for (let at = due[next]; at !== undefined && at <= now; at = due[next]) {
        running.push(send(next));
        next += 1;
      }
      const at = due[next];
      if (at === undefined) resolve();
      else setTimeout(tick, Math.max(1, at - now));
    };
    tick();
  });
  await Promise.all(running);
  return due;
}
