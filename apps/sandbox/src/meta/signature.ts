import { createHmac } from 'node:crypto';

/** JSON as Meta puts it on the wire: `/` as `\/` and non-ASCII as lower-case `\u` escapes. */
export function encodeWebhook(payload: unknown): Buffer {
  const text = JSON.stringify(payload)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Buffer.from(text, 'ascii');
}

/** Value of `X-Hub-Signature-256` over exactly these bytes. */
export function signatureOf(body: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}
