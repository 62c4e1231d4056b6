import { createHmac } from 'node:crypto';

/** Whose webhooks a body is made for. */
export interface Receiver { readonly numberId: string; readonly businessId: string }
export interface Words { readonly from: string; readonly id: string; readonly text?: string; readonly name?: string; readonly at?: number }
type Status = 'sent' | 'delivered' | 'read' | 'played' | 'failed';
export interface StatusWords { readonly id: string; readonly status: Status; readonly to?: string; readonly at?: number; readonly callbackData?: string }

const NOW = 1_763_720_400;

/** Value of one change: texts of customers and statuses of our messages, as Meta mixes them. */
export function valueOf(receiver: Receiver, said: readonly Words[], statuses: readonly StatusWords[] = []): object {
  return {
    messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: receiver.numberId },
    ...(said.length > 0 ? {
      contacts: said.map(({ from, name }) => ({ wa_id: from, profile: { name: name ?? `Customer ${from}` } })),
      messages: said.map(({ from, id, text, at }) => ({ from, id, timestamp: String(at ?? NOW), type: 'text', text: { body: text ?? id } })),
    } : {}),
    ...(statuses.length > 0 ? {
      statuses: statuses.map(({ id, status, to, at, callbackData }) => ({
        id, status, timestamp: String(at ?? NOW), recipient_id: to ?? '34600000000',
        ...(callbackData === undefined ? {} : { biz_opaque_callback_data: callbackData }),
        ...(status === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}),
      })),
    } : {}),
  };
}
/** A whole body: one entry per receiver, one change per value. */
export function envelopeOf(...entries: readonly { readonly receiver: Receiver; readonly values: readonly object[] }[]): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: entries.map(({ receiver, values }) => ({ id: receiver.businessId, changes: values.map((value) => ({ field: 'messages', value })) })),
  });
}
/** A body with one text. */
export function textBody(receiver: Receiver, words: Words): string {
  return envelopeOf({ receiver, values: [valueOf(receiver, [words])] });
}
export function statusBody(receiver: Receiver, ...statuses: readonly StatusWords[]): string {
  return envelopeOf({ receiver, values: [valueOf(receiver, [], statuses)] });
}

/** Posts a signed body to an app that listens at `origin`. @returns the HTTP status; 0 when nobody answered */
export async function deliver(origin: string, body: string | Buffer, secret: string): Promise<number> {
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  try {
    const answer = await fetch(`${origin}/api/webhooks/whatsapp`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature } });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
