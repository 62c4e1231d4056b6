import { createHmac } from 'node:crypto';

// What the programs of this folder agree on.

export const LINE = { numberId: '100200300400', businessId: '500600700800', appSecret: 'app-secret-of-the-bench' } as const;
export const PATH = '/api/webhooks/whatsapp';

/** What a server process says when it listens. */
export interface Listening { readonly port: number }
export interface LoadPlan {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second at fixed times, however long the answers take. Absent: each connection asks again as soon as it is answered. */
  readonly rate?: number;
}
export interface LoadReport {
  readonly accepted: number;
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds; of an open load from the moment at which the request was due. */
  readonly p50: number;
  readonly p99: number;
  /** CPU of the generator itself. */
  readonly generatorSeconds: number;
}

/** A customer's text as Meta posts and signs it: a complete request. */
export function requestNumber(index: number): Buffer {
  const value = {
    messaging_product: 'whatsapp', metadata: { display_phone_number: '4930123456', phone_number_id: LINE.numberId },
    contacts: [{ profile: { name: `Customer ${index % 5_000}` }, wa_id: `49151${String(index % 5_000).padStart(7, '0')}` }],
    messages: [{
      from: `49151${String(index % 5_000).padStart(7, '0')}`, id: `wamid.HBgLNDkxNTE${String(index).padStart(12, '0')}A`, timestamp: String(1_763_720_400 + index), type: 'text',
      text: { body: `Do you have number ${index} in blue, and what does shipping to Lisbon cost?` },
    }],
  };
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: LINE.businessId, changes: [{ value, field: 'messages' }] }] }));
  const head = [
    `POST ${PATH} HTTP/1.1`, 'host: 127.0.0.1', 'content-type: application/json', 'user-agent: facebookexternalua', `content-length: ${body.byteLength}`,
    `x-hub-signature-256: sha256=${createHmac('sha256', LINE.appSecret).update(body).digest('hex')}`, '', '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
}
