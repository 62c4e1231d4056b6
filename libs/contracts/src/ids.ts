/** Public prefix of every kind of id that the API shows. The database holds bare uuid v7. */
export const ID_PREFIXES = {
  store: 'st', user: 'usr', member: 'mem', invitation: 'inv', session: 'ses', api_key: 'key',
  account: 'acc', template: 'tpl', customer: 'cust', conversation: 'conv', conversation_move: 'cmov', message: 'msg', attempt: 'att', note: 'note', label: 'lbl', canned_reply: 'can', inbox_view: 'view',
  product: 'prod', variant: 'var', image: 'img', consent_fact: 'cfa', bulk_message: 'bulk', bulk_recipient: 'brec', recipient_list: 'rlst', recipient: 'rcp', notification_rule: 'nrul', notification: 'ntf', notification_event: 'nev', stock_wish: 'wish', order: 'ord', order_line: 'oln', import: 'imp', knowledge: 'kno', knowledge_source: 'kns', synonyms: 'syn', rate_card: 'rate', media: 'med', run: 'run', assistant_version: 'aver', assistant_test: 'test',
  webhook_event: 'whe', security_event: 'sec', event: 'evt', request: 'req',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

// Crockford base32, lower case: sorts like the uuid it encodes.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Two letters for ten bits: every event names several ids. */
const PAIRS = [...ALPHABET].flatMap((first) => [...ALPHABET].map((second) => `${first}${second}`));
const DIGITS = new Map([...ALPHABET].map((letter, value) => [letter, BigInt(value)]));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Public form of a database id: `msg_01h...` (prefix, underscore, 26 base32 letters; sorts by creation time).
 * @throws TypeError when `uuid` is not a lower-case uuid
 */
export function publicId(kind: IdKind, uuid: string): string {
  if (!UUID.test(uuid)) throw new TypeError(`not a uuid: ${uuid.slice(0, 40)}`);
  const hex = uuid.replaceAll('-', '');
  let letters = `${ID_PREFIXES[kind]}_${PAIRS[Number.parseInt(hex.slice(0, 2), 16)]}`;
  // Five hex digits are four letters.
  for (let at = 2; at < hex.length; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    letters += `${PAIRS[bits >> 10]}${PAIRS[bits & 1023]}`;
  }
  return letters;
}

/** The uuid inside a public id, or undefined when it is not an id of that kind. Never throws. */
export function parsePublicId(kind: IdKind, text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const prefix = `${ID_PREFIXES[kind]}_`;
  if (!text.startsWith(prefix) || text.length !== prefix.length + 26) return undefined;
  let value = 0n;
  for (const letter of text.slice(prefix.length)) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) return undefined;
    value = (value << 5n) | digit;
  }
  if (value >> 128n) return undefined;
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
