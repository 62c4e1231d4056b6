import { ERROR_CODES, FIELD_CODES, type Problem } from '#contracts';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { type Leaf, type Operation, OPERATIONS, Samples, valueAt, withValueAt } from '../support/api-operations.js';
import { furnish } from '../support/furnished-shop.js';
import { type Line, openLine } from '../support/shop.js';

/** Thousands of requests, on a machine that others may use. */
const PATIENCE_MS = 180_000;
/** Does harm wherever it is taken for anything but text. */
const SOUP = `'; drop table customers; -- <script>alert(1)</script> {{constructor}} \${7*7} %_\\ "x" /* */`;
/** The same, where there is room for little; and names that every object knows. */
const WORDS: readonly string[] = ['__proto__', `%_\\'`, 'constructor', '<b onload=a()>', 'toString', '{{7*7}}'];
/** What Postgres cannot hold. */
const UNSTORABLE = 'a\u0000b\ud800c\udc00';
const LONG = 'x'.repeat(100_000);
const WRONG: readonly unknown[] = [12_345_678_901_234, nested(20), -1, { toString: 'x', hasOwnProperty: nested(3) }, true, [[]], 1e308, '\u0000', ['__proto__'], '', {}];
/** Bodies that are not even about the fields. */
const BODIES = ['{"__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}}}', `{"x":${JSON.stringify(nested(1000))}}`, `{"${SOUP.replaceAll(/["\\]/g, '')}":1}`];
const CSVS: readonly (string | Buffer)[] = [
  `title,price,mobile_number,question,answer\n"${SOUP.replaceAll('"', '""')}",1,+34644100070,${WORDS.join(',')}\n`, `${SOUP}\n${SOUP}`, 'title,price\n"never closed', `title\u0000,price\n\u0000,${LONG}`,
  Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x0a, 0xc0, 0x80, 0x2c]), `${'a,'.repeat(10_000)}\n`, '__proto__,constructor,toString\n1,2,3\n', '',
];
/** A category is a path whose parts stand between `>`, a locale is written in small letters. */
const WRITTEN_ANEW = new Set(['category', 'locale']);

/** Rests of bodies without which an operation does not get far. */
const FURTHER: Readonly<Record<string, (ids: Readonly<Record<string, string>>) => object>> = {
  createAccount: () => ({ status: 'inactive' }),
  createAssistantTest: () => ({ expectations: [] }),
  createNotificationRule: () => ({ trigger: 'custom_event', event_name: 'sample' }),
  createOrder: ({ conversation_id: id }) => ({ conversation_id: id }),
  createProduct: () => ({ variants: [{ price: { amount: 100, currency: 'USD' } }] }),
  saveRateCard: () => ({ rates: [] }),
  createTemplate: () => ({ components: { body: 'Your order is on its way', buttons: [], samples: {} } }),
};

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

interface Answer { readonly statusCode: number; readonly body: string; readonly headers: Readonly<Record<string, unknown>> }

describe('hostile values in every field of every operation', () => {
  let line: Line;
  let ids: Record<string, string>;
  let samples: Samples;
  /** What was wrong with answers so far. */
  let faults: string[];
  beforeAll(async () => {
    line = await openLine();
    ids = { ...await furnish(line, line.shop, 'Ordinary'), provider: 'meta', token: 'unknown' };
    samples = new Samples({
      ...ids, list_id: ids['recipient_list_id'], assignee_id: ids['user_id'], customer: ids['customer_id'], url: `${line.sandbox.url}/nothing`, address: 'Main Street 1', mobile_number: '+34644100077',
      password: 'correct horse battery', new_password: 'correct horse battery', currency: 'EUR', country: 'ES', words: ['chair', 'seat'], to: '+34644100001', from_account_id: ids['spare_account_id'],
    });
  });
  beforeEach(() => {
    line.t.clock.advance(MINUTE);
    faults = [];
  });
  afterAll(() => line.close());

  const addressOf = ({ path }: Operation): string => path.replaceAll(/\{(\w+)\}/g, (_text, name: string) => ids[name] ?? 'nothing');
  const bodyOf = ({ id }: Operation, body: object): object => ({ ...body, ...FURTHER[id]?.(ids) });
  /** Asks as the owner, a minute later when there were too many requests, and judges the answer. */
  async function ask({ id, method }: Operation, url: string, payload?: string | Buffer, type = 'application/json'): Promise<Answer> {
    const { cookie, csrf } = line.shop.owner;
    const inject = () => line.t.app.inject({
      method: method.toUpperCase() as 'GET', url, headers: { cookie, 'x-csrf-token': csrf, ...(payload === undefined ? {} : { 'content-type': type }) }, ...(payload === undefined ? {} : { payload }),
    });
    let answer = await inject();
    if (answer.statusCode === 429) {
      line.t.clock.advance(MINUTE);
      answer = await inject();
    }
    const fault = faultOf(answer, type === 'application/json' ? String(payload ?? '{}') : '{}');
    if (fault !== undefined) faults.push(`${id} ${fault}: ${url.slice(-200)} ${String(payload ?? '').slice(0, 200)} -> ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    return answer;
  }
  /** A text that was taken stands in the answer as it was sent, wherever it stands there. */
  function compare({ id }: Operation, { place, isText }: Leaf, sent: unknown, answer: Answer): boolean {
    if (!isText || typeof sent !== 'string' || ![SOUP, ...WORDS].includes(sent) || answer.statusCode >= 300 || answer.body === '') return false;
    const answered = JSON.parse(answer.body) as unknown;
    const there = valueAt(answered, place);
    const changed = textsIn(answered).filter((text) => /drop table customers; --|&lt;script/.test(text) && !text.includes(SOUP));
    if (WRITTEN_ANEW.has(String(place.at(-1)))) return false;
    if (changed.length > 0 || (typeof there === 'string' && there !== sent)) faults.push(`${id} changed ${place.join('/')}: ${sent} -> ${String(there)} ${changed.join(' | ')}`);
    return there === sent;
  }
  const errorsInLog = (): string[] => line.t.warnings.filter((entry) => (JSON.parse(entry) as { level: number }).level >= 50);

  it('in bodies: refused with a problem, or stored as they are', async () => {
    const operations = OPERATIONS.filter(({ body }) => body !== undefined);
    let turn = 0;
    let accepted = 0;
    let unchanged = 0;
    for (const operation of operations) {
      const [url, schema] = [addressOf(operation), operation.body ?? {}];
      const ordinary = await ask(operation, url, JSON.stringify(bodyOf(operation, samples.of(schema) as object)));
      if (ordinary.statusCode < 300) accepted += 1;
      for (const body of BODIES) await ask(operation, url, body);
      for (const leaf of samples.leaves(schema)) {
        for (const value of valuesFor(leaf, (turn += 1))) {
          const answer = await ask(operation, url, JSON.stringify(withValueAt(bodyOf(operation, leaf.body), leaf.place, value)));
          if (compare(operation, leaf, value, answer)) unchanged += 1;
        }
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    // Most ordinary bodies are taken: the others around them got as far.
    expect([turn > 400, accepted > operations.length * 0.7, unchanged > 150]).toEqual([true, true, true]);
  }, PATIENCE_MS);

  it('in parameters', async () => {
    let turn = 0;
    for (const operation of OPERATIONS) {
      for (const { name } of operation.query) {
        const values = [SOUP, WORDS[(turn += 1) % WORDS.length] ?? '', 'x'.repeat(5000), turn % 2 === 0 ? '-1' : '\u0000'].map((value) => `${name}=${encodeURIComponent(value)}`);
        for (const query of [...values, `${name}=1&${name}=2`, turn % 2 === 0 ? `${name}[__proto__]=1` : `${name}=%ed%a0%80`]) await ask(operation, `${addressOf(operation)}?${query}`);
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(turn).toBeGreaterThan(100);
  }, PATIENCE_MS);

  it('in addresses', async () => {
    let turn = 0;
    for (const operation of OPERATIONS) {
      for (const [part, name = ''] of operation.path.matchAll(/\{(\w+)\}/g)) {
        const values = [SOUP, '\u0000', '__proto__', 'x'.repeat(5000), (ids[name] ?? '').toUpperCase(), `${ids[name] ?? ''}0`];
        turn += 1;
        for (const value of [values[turn % 6], values[(turn + 3) % 6]]) {
          const path = operation.path.replace(part, () => encodeURIComponent(value ?? ''));
          await ask(operation, addressOf({ ...operation, path }), operation.body ? '{}' : undefined);
        }
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(turn).toBeGreaterThan(300);
  }, PATIENCE_MS);

  it('in files of columns', async () => {
    const operations = OPERATIONS.filter(({ takesCsv }) => takesCsv);
    expect(operations.length).toBeGreaterThan(3);
    for (const operation of operations) for (const csv of CSVS) await ask(operation, addressOf(operation), csv, 'text/csv');
    expect(faults.slice(0, 5)).toEqual([]);
  });

  it('what they set going ends without an error', async () => {
    await line.settled();
    expect(errorsInLog().slice(0, 5)).toEqual([]);
  }, PATIENCE_MS);
});

/** @param turn changes with every field: of some values each gets another one */
function valuesFor({ isText, isRequired }: Leaf, turn: number): unknown[] {
  return [...(isText ? [SOUP, WORDS[turn % WORDS.length], UNSTORABLE, LONG] : []), null, WRONG[turn % WRONG.length], ...(isRequired ? [undefined] : [])];
}
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What is wrong with an answer, whatever was asked; undefined when all is well. */
function faultOf(answer: Answer, payload: string): string | undefined {
  if (answer.statusCode < 400) return undefined;
  if (answer.statusCode >= 500) return 'failed';
  if (!String(answer.headers['content-type']).startsWith('application/problem+json')) return 'is no problem';
  const { code, errors = [] } = JSON.parse(answer.body) as Problem;
  if (!Object.hasOwn(ERROR_CODES, code)) return 'has an unknown code';
  if (errors.some((error) => !FIELD_AND_ERROR_CODES.has(error.code))) return 'has an unknown code of a field';
  return errors.some(({ pointer }) => !leadsSomewhere(pointer, payload)) ? 'points nowhere' : undefined;
}
const FIELD_AND_ERROR_CODES: ReadonlySet<string> = new Set([...FIELD_CODES, ...Object.keys(ERROR_CODES)]);

/** Whether a pointer leads to a parameter, or into the body to something, or to where it is missing. */
function leadsSomewhere(pointer: string, payload: string): boolean {
  if (!pointer.startsWith('/')) return pointer.startsWith('?');
  const place = pointer.slice(1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const around = valueAt(JSON.parse(payload), place.slice(0, -1));
  return typeof around === 'object' && around !== null;
}
