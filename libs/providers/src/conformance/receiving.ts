import fc from 'fast-check';
import type { Provider, RawRequest } from '../contract/index.js';
import type { ProviderSample } from './describe-provider.js';

const STRANGER = { numberId: 'nobody-0', businessId: 'nobody-1' };
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Verification and reading of webhooks. */
export function describeReceiving(provider: Provider, sample: ProviderSample): void {
  describeVerification(provider, sample);
  describeReading(provider, sample);
  describeJunk(provider, sample);
}

function describeVerification(provider: Provider, { credentials, fixtures }: ProviderSample): void {
  const rawBody = fixtures[0]?.rawBody ?? Buffer.from('{}');
  const signed = (headers: Record<string, string> = provider.sign(rawBody, credentials)): RawRequest => ({ rawBody, headers, pathKey: '' });

  describe('verify', () => {
    it('accepts its own signature, for every fixture', () => {
      for (const fixture of fixtures) {
        const request = { rawBody: fixture.rawBody, headers: provider.sign(fixture.rawBody, credentials), pathKey: '' };
        expect(provider.verify(request, credentials)).toBe(true);
      }
    });

    it('R185: refuses a request without signature', () => {
      expect(provider.verify(signed({}), credentials)).toBe(false);
    });

    it('R188: refuses the signature of another account', () => {
      const foreign = Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, `${value}-foreign`]));
      expect(provider.verify(signed(provider.sign(rawBody, foreign)), credentials)).toBe(false);
    });

    it('refuses a cut, an extended and a garbled signature', () => {
      const headers = provider.sign(rawBody, credentials);
      for (const change of [(value: string) => value.slice(0, -2), (value: string) => `${value}00`, (value: string) => `${value.slice(0, -2)}zz`, () => '', () => 'ÿ'.repeat(71)]) {
        expect(provider.verify(signed(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, change(value)]))), credentials)).toBe(false);
      }
    });

    it('R183: refuses an altered body where the provider signs the body', () => {
      const altered = Buffer.concat([rawBody, Buffer.from(' ')]);
      const signsTheBody = JSON.stringify(provider.sign(altered, credentials)) !== JSON.stringify(provider.sign(rawBody, credentials));
      expect(provider.verify({ ...signed(), rawBody: altered }, credentials)).toBe(!signsTheBody);
    });

    it('R186: refuses everything while the secret is empty', () => {
      const field = provider.missingVerifySecret(Object.fromEntries(Object.keys(provider.fields).map((name) => [name, '']))) ?? '';
      const without = { ...credentials, [field]: '' };
      expect(provider.verify(signed(provider.sign(rawBody, without)), without)).toBe(false);
    });
  });
}

function describeReading(provider: Provider, { fixtures }: ProviderSample): void {
  describe('parse and route', () => {
    it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('reads %s', (_name, { rawBody, address, expect: wanted }) => {
      expect(asJson(provider.parse(rawBody, address))).toEqual(wanted);
    });

    it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('finds the account of %s without trusting it', (_name, { rawBody, address }) => {
      const events = provider.parse(rawBody, address).filter((event) => event.kind !== 'ignored');
      const { numberIds, businessIds, pathKey } = provider.route({ rawBody, headers: {}, pathKey: 'the-key' });
      // Either the body names the account, or the address that it is posted to does.
      expect(pathKey).toBe(isByPath(provider) ? 'the-key' : undefined);
      if (isByPath(provider)) return expect([numberIds, businessIds]).toEqual([[], []]);
      for (const event of events) {
        expect(event.numberId === undefined ? businessIds : numberIds).toContain(event.numberId ?? event.businessId);
      }
    });

    it('gives the same events for the same bytes and leaves the bytes alone', () => {
      for (const { rawBody, address } of fixtures) {
        const before = Buffer.from(rawBody);
        expect(provider.parse(rawBody, address)).toEqual(provider.parse(rawBody, address));
        expect(rawBody.equals(before)).toBe(true);
      }
    });

    it('R187: gives a stranger nothing of what is addressed to somebody', () => {
      // By path, a stranger is whoever does not know the address.
      if (isByPath(provider)) return expect(provider.route({ rawBody: Buffer.from('{}'), headers: {}, pathKey: '' })).toEqual({ numberIds: [], businessIds: [] });
      for (const { rawBody } of fixtures) {
        expect(provider.parse(rawBody, STRANGER).filter((event) => event.kind !== 'ignored')).toEqual([]);
      }
    });

    it('gives only values that JSON and Postgres can hold', () => {
      for (const { rawBody, address } of fixtures) {
        const text = JSON.stringify(provider.parse(rawBody, address));
        expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }
    });
  });
}

function describeJunk(provider: Provider, { credentials, fixtures }: ProviderSample): void {
  const readAll = (rawBody: Buffer, address = STRANGER, headers: Record<string, string> = {}): void => {
    const request = { rawBody, headers, pathKey: '' };
    provider.route(request);
    provider.verify(request, credentials);
    JSON.stringify(provider.parse(rawBody, address));
  };

  describe('junk', () => {
    it('R206: never throws on arbitrary bytes', () => {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readAll(Buffer.from(bytes))));
    });

    it('never throws on arbitrary JSON', () => {
      fc.assert(fc.property(fc.json({ maxDepth: 6 }), (json) => readAll(Buffer.from(json))));
    });

    it('never throws on a fixture with one value replaced by something else', () => {
      const parsed = fixtures.flatMap(({ rawBody, address }) => {
        const value = jsonOrNothing(rawBody);
        return value === undefined ? [] : [{ value, address, places: placesIn(value) }];
      });
      const mutation = fc.constantFrom(...parsed).chain((fixture) => fc.record({
        fixture: fc.constant(fixture), place: fc.constantFrom(...fixture.places), junk: fc.jsonValue({ maxDepth: 3 }),
      }));
      fc.assert(fc.property(mutation, ({ fixture, place, junk }) => readAll(Buffer.from(JSON.stringify(replaced(fixture.value, place, junk))), fixture.address)), { numRuns: 1_000 });
    });

    it('survives deep nesting and very long lists and texts', () => {
      readAll(Buffer.from('['.repeat(200_000)));
      readAll(Buffer.from('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)));
      readAll(Buffer.from(`{"entry":[${'{},'.repeat(100_000)}{}]}`));
      readAll(Buffer.from(`{"entry":[{"id":"${'\\u0000'.repeat(200_000)}"}]}`));
      readAll(Buffer.from(`{"entry":"${'\\"'.repeat(200_000)}`));
    });

    it('never throws on arbitrary headers', () => {
      const rawBody = fixtures[0]?.rawBody ?? Buffer.from('{}');
      const names = Object.keys(provider.sign(rawBody, credentials));
      fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => {
        const request = { rawBody, headers: Object.fromEntries(names.map((name) => [name, value])), pathKey: value };
        provider.route(request);
        expect(provider.verify(request, credentials)).toBe(false);
      }));
    });
  });
}

/** A provider without a verification request gives every account an address of its own. */
function isByPath(provider: Provider): boolean {
  return provider.handshake === undefined;
}

type Place = readonly (string | number)[];

function jsonOrNothing(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...at, Array.isArray(value) ? Number(key) : key]))];
}

function replaced(value: unknown, [key, ...rest]: Place, junk: unknown): unknown {
  if (key === undefined) return junk;
  if (Array.isArray(value)) return value.map((member: unknown, index) => (index === key ? replaced(member, rest, junk) : member));
  return Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, name === key ? replaced(member, rest, junk) : member]));
}
