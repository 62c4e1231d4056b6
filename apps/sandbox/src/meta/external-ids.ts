import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A numeric id of 16 digits, the shape of Meta's object ids; beyond what a JSON number keeps exactly. */
export function newObjectId(): string {
  let id = String(randomInt(1, 10));
  while (id.length < 16) id += String(randomInt(0, 10));
  return id;
}

/** A message id as WhatsApp makes it: base64 over the customer's id, the direction and random hex. */
export function newMessageId(customer: string, direction: 'in' | 'out'): string {
  const name = Buffer.from(customer.slice(0, 60), 'utf8');
  const random = Buffer.from(randomBytes(direction === 'in' ? 10 : 9).toString('hex').toUpperCase(), 'ascii');
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, name.length]), name,
    Buffer.from([0x15, 0x02, 0x00, direction === 'in' ? 0x12 : 0x11, 0x18, random.length]), random,
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}

/** A business-scoped user id: country, dot, digits. For one WhatsApp id always the same, also after a restart; a new one without it. */
export function newBsuid(country: string, waId?: string): string {
  const seed = waId === undefined ? randomBytes(16) : createHash('sha256').update(waId).digest();
  return `${country}.${BigInt(`0x${seed.toString('hex')}`).toString().slice(0, 20)}`;
}
