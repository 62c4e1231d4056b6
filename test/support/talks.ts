import { publicId } from '#contracts';
import type { Phone } from '../../apps/sandbox/src/phone/phone.js';
import type { Person } from './login.js';
import { type Line, rows, type Shop } from './shop.js';

export interface Bubble {
  id: string; direction: string; author: string; kind: string; text: string; status: string | null; turn: { silence_reason: string | null; run_id: string | null } | null;
  reactions: { emoji: string; by: string }[];
}
/** A conversation that a customer began, as people see it over REST. */
export interface Talk {
  readonly phone: Phone;
  readonly owner: Person;
  /** Public id. */
  readonly id: string;
  readonly uuid: string;
  /** Its address. */
  readonly path: string;
  get(): Promise<Record<string, unknown> & { customer_id: string; handler: string; handler_version: number; state: string }>;
  /** Newest first. */
  thread(): Promise<Bubble[]>;
  history(): Promise<{ type: string; detail: unknown; actor: string; actor_id: string | null }[]>;
}

let people = 0;

/** A new customer wrote and was answered. */
export async function aTalk(line: Line, text = 'do you have a blue mug?', shop: Shop = line.shop): Promise<Talk> {
  people += 1;
  const phone = line.sandbox.phone({ waId: `34611${String(100_000 + people)}`, name: `Writer ${people}` }).with(shop.numberId);
  await phone.text(text);
  await line.settled();
  const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
  const uuid = row?.id ?? '';
  const id = publicId('conversation', uuid);
  const { owner } = shop;
  const path = `${owner.storePath}/conversations/${id}`;
  return {
    phone, owner, id, uuid, path,
    get: async () => (await owner.get(path).expect(200)).body,
    thread: async () => (await owner.get(`${path}/messages`).expect(200)).body.data,
    history: async () => (await owner.get(`${path}/events`).expect(200)).body.data,
  };
}

/** Body of a send. */
export function textMessage(words: string): { content: { kind: 'text'; text: string } } {
  return { content: { kind: 'text', text: words } };
}
