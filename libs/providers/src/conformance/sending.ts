import { MEDIA_KINDS, type OutboundContent } from '#contracts';
import { HttpFailure, isSealed, SendError, type OutboundMessage, type Provider } from '../contract/index.js';
import type { ProviderSample } from './describe-provider.js';
import { MemoryHttp, type Answer } from './memory-http.js';

const hello: OutboundMessage = { to: { phone: '+4915112345678' }, content: { kind: 'text', text: 'Hello' }, correlationId: 'att_conformance' };

/** Sending, its limits and its failures. */
export function describeSending(provider: Provider, sample: ProviderSample): void {
  describe('send', () => {
    describeAcceptance(provider, sample);
    describeFailures(provider, sample);
    describeRedaction(provider, sample);
  });
  describeWords(provider, sample);
  describeLimits(provider, sample);
}

async function failureOf(provider: Provider, { credentials }: ProviderSample, answer: Answer): Promise<SendError> {
  const error: unknown = await provider.send(hello, credentials, new MemoryHttp(() => answer)).then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof SendError)) throw new Error(`expected a SendError, got ${String(error)}`);
  return error;
}

function describeAcceptance(provider: Provider, sample: ProviderSample): void {
  const { credentials } = sample;

  it('gives the id of an accepted message after one request', async () => {
    const http = new MemoryHttp(() => sample.accepted('external-1'));
    await expect(provider.send(hello, credentials, http)).resolves.toMatchObject({ externalId: 'external-1' });
    expect(http.requests).toHaveLength(1);
  });

  it('hands the correlation id over where every message is reported on', async () => {
    const http = new MemoryHttp(() => sample.accepted('external-1'));
    await provider.send(hello, credentials, http);
    expect(JSON.stringify(http.requests[0]?.json).includes(hello.correlationId)).toBe(provider.rules.alwaysReports);
  });

  it('lets a programming error through instead of hiding it', async () => {
    await expect(provider.send(hello, credentials, new MemoryHttp(() => new TypeError('bug')))).rejects.toThrow(TypeError);
  });
}

function describeFailures(provider: Provider, sample: ProviderSample): void {
  it.each(Object.entries(sample.kinds))('treats the code %s as %s, in an answer and in a later report', async (code, kind) => {
    const error = await failureOf(provider, sample, sample.refused(code, 'their words'));
    expect([error.code, error.kind]).toEqual([`${provider.id}.${code}`, kind]);
    expect(provider.failureOf(error.code)).toMatchObject({ kind, code: error.code });
    expect(provider.failureOf(code)).toMatchObject({ kind, code: error.code });
  });

  it('does not know what happened when the connection broke after the request was written', async () => {
    for (const reason of ['timeout', 'reset', 'too_large', 'other'] as const) {
      expect((await failureOf(provider, sample, new HttpFailure(reason, true, 'broken'))).kind).toBe('unknown');
    }
  });

  it('tries again when the request was never written', async () => {
    for (const reason of ['timeout', 'refused', 'dns', 'reset'] as const) {
      expect((await failureOf(provider, sample, new HttpFailure(reason, false, 'broken'))).kind).toBe('retry');
    }
  });

  it.each([500, 502, 503, 504])('does not know what happened after a %d without an error of the provider', async (status) => {
    for (const body of ['', '<html>Bad gateway</html>', '{}', '[]', 'null', '{"error":"x"}']) {
      expect((await failureOf(provider, sample, { status, headers: {}, body: Buffer.from(body) })).kind).toBe('unknown');
    }
  });

  it('does not know what happened after a success that cannot be read', async () => {
    for (const body of ['', '<html>', '{}', '[]', 'null', '7', '{"messages":[{}]}', '{"messages":']) {
      expect((await failureOf(provider, sample, { status: 200, headers: {}, body: Buffer.from(body) })).kind).toBe('unknown');
    }
  });
}

function describeRedaction(provider: Provider, sample: ProviderSample): void {
  const secrets = Object.entries(provider.fields).filter(([, field]) => isSealed(field)).map(([name]) => sample.credentials[name] ?? '').filter((value) => value !== '');

  it('R200: puts no credential into an error, even when the other side repeats it', async () => {
    const words = `refused ${secrets.join(' and ')}`;
    const answers = [...Object.keys(sample.kinds).map((code) => sample.refused(code, words)), sample.refused('999999', words),
      new HttpFailure('other', true, words), { status: 500, headers: {}, body: Buffer.from(words) }];
    for (const answer of answers) {
      const error = await failureOf(provider, sample, answer);
      const shown = JSON.stringify([error.message, error.code, error.detail, error.stack, provider.explain(error.code, error.detail)]);
      for (const secret of secrets) expect(shown).not.toContain(secret);
    }
  });
}

function describeWords(provider: Provider, sample: ProviderSample): void {
  describe('words for people', () => {
    it.each(Object.keys(sample.kinds))('explains %s', (code) => {
      const failure = provider.explain(`${provider.id}.${code}`, 'their words');
      expect(failure).toMatchObject({ code: `${provider.id}.${code}`, detail: 'their words' });
      expect(failure.text).toMatch(/^[A-Z].*\.$/);
    });

    it('has words and a cautious kind for codes that nobody knows', () => {
      for (const code of ['424242', 'constructor', '', `${provider.id}.`, '__proto__']) {
        expect(provider.explain(code).text).not.toBe('');
        expect(provider.failureOf(code).kind).toBe('reject');
      }
    });
  });
}

function describeLimits(provider: Provider, sample: ProviderSample): void {
  const { credentials } = sample;

  describe('limits', () => {
    it('takes a text of the greatest length and refuses a longer and an empty one', () => {
      expect(provider.refusals({ kind: 'text', text: 'x'.repeat(provider.capabilities.text.max) })).toEqual([]);
      expect(provider.refusals({ kind: 'text', text: 'x'.repeat(provider.capabilities.text.max + 1) })).toMatchObject([{ pointer: '/text' }]);
      expect(provider.refusals({ kind: 'text', text: ' ' })).toMatchObject([{ pointer: '/text' }]);
    });

    it('makes no call for a message that breaks a limit', async () => {
      const http = new MemoryHttp(() => sample.accepted('external-1'));
      const content: OutboundContent = { kind: 'text', text: 'x'.repeat(provider.capabilities.text.max + 1) };
      await expect(provider.send({ ...hello, content }, credentials, http)).rejects.toMatchObject({ kind: 'reject' });
      expect(http.requests).toEqual([]);
    });

    it('names a file type and a size for every kind of media', () => {
      for (const kind of MEDIA_KINDS) {
        expect(provider.capabilities.media[kind].mimeTypes.length).toBeGreaterThan(0);
        expect(provider.capabilities.media[kind].maxBytes).toBeGreaterThan(0);
      }
    });
  });
}
