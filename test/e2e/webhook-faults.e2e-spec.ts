import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { AccountDirectory } from '../../apps/api/src/modules/accounts/index.js';
import { WebhookPace } from '../../apps/api/src/modules/webhooks/intake/pace.js';
import { Quarantine } from '../../apps/api/src/modules/webhooks/refused/quarantine.js';
import { SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aLine, bodyOf, eventsOf, type Line, listen, notedOf, notedStoreless, post, signature, textTo, WEBHOOK_ENV } from '../support/webhooks.js';

const MEGABYTE = 1024 * 1024;

describe('the webhook under faults', () => {
  let test: TestApp;
  let origin: string;
  let line: Line;
  beforeAll(async () => {
    test = await startApp(WEBHOOK_ENV);
    origin = await listen(test);
  });
  beforeEach(async () => {
    line = await aLine(test);
  });
  afterAll(() => test.close());

  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
  const send = (body: string, secret = line.secret) => post(origin, body, signature(body, secret));
  const port = (): number => Number(new URL(origin).port);
  /** What the server answers to bytes on a socket. */
  const raw = (...parts: (string | Buffer)[]) => new Promise<string>((resolve, reject) => {
    const socket = connect(port(), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => { answer += data.toString(); });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
    for (const part of parts) socket.write(part);
  });

  describe('promise 1: nothing acknowledged is lost', () => {
    it('R190: 50 equal posts at once are each answered after their commit', async () => {
      const body = bodyOf(textTo(line));
      const statuses = await Promise.all(Array.from({ length: 50 }, async () => (await send(body)).status));
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await eventsOf(test, line)).toHaveLength(50);
    });

    it('bodies of every length that come at once are each stored byte for byte', async () => {
      const bodies = Array.from({ length: 100 }, (_item, index) => bodyOf(textTo(line, 'é𝄞'.repeat(index * 7 % 100))));
      await Promise.all(bodies.map((body) => send(body)));
      expect((await eventsOf(test, line)).map((event) => event.body.toString()).toSorted()).toEqual(bodies.toSorted());
    });

    it('while the database takes no connections every answer is 503, and all is well afterwards', async () => {
      await send(bodyOf(textTo(line)));
      const { host, port: databasePort, user, password, database } = test.owner;
      const elsewhere = new Client({ host, port: databasePort, user: user ?? '', password: password ?? '', database: 'postgres' });
      await elsewhere.connect();
      await elsewhere.query(`alter database ${database} with allow_connections false`);
      try {
        await test.owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
        const answers = await Promise.all(Array.from({ length: 20 }, () => send(bodyOf(textTo(line, 'during')))));
        expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 503));
        expect(answers[0]?.headers.get('retry-after')).toBe('5');
        // What carries no valid event has nothing to lose.
        expect(await answers[0]?.json()).toMatchObject({ code: 'server.unavailable' });
      } finally {
        await elsewhere.query(`alter database ${database} with allow_connections true`);
        await elsewhere.end();
      }
      const after = bodyOf(textTo(line, 'after'));
      let status = 0;
      while (status !== 200) ({ status } = await send(after));
      expect((await eventsOf(test, line)).map((event) => event.body.toString()).filter((body) => body === after)).toHaveLength(1);
      expect(await notedOf(test, line)).toEqual([]);
    });

    it('while the database does not answer everybody gets 503 instead of waiting, and what was answered 200 is stored', async () => {
      await test.owner.query('begin');
      await test.owner.query('lock table webhook_events in access exclusive mode');
      const bodies = Array.from({ length: 300 }, (_item, index) => bodyOf(textTo(line, `blocked ${index}`)));
      const blocked = await Promise.all(bodies.map((body) => send(body)));
      expect(new Set(blocked.map((answer) => answer.status))).toEqual(new Set([503]));
      await test.owner.query('rollback');
      const after = bodyOf(textTo(line, 'after'));
      expect((await send(after)).status).toBe(200);
      expect((await eventsOf(test, line)).map((event) => event.body.toString())).toContain(after);
    });

    it('a row that cannot be stored takes none of its neighbours down', async () => {
      await test.owner.query(`create function refuse_poison() returns trigger language plpgsql as $$ begin
        if convert_from(new.body, 'UTF8') like '%poison%' then raise exception 'poison'; end if; return new; end $$`);
      await test.owner.query('create trigger poison before insert on webhook_events for each row execute function refuse_poison()');
      try {
        const texts = Array.from({ length: 60 }, (_item, index) => (index % 20 === 7 ? `poison ${index}` : `fine ${index}`));
        const statuses = await Promise.all(texts.map(async (text) => (await send(bodyOf(textTo(line, text)))).status));
        expect(statuses).toEqual(texts.map((text) => (text.startsWith('poison') ? 503 : 200)));
        expect(await eventsOf(test, line)).toHaveLength(57);
        // The log says why, and quotes no message.
        expect(test.warnings.join('\n')).toContain('poison');
        expect(test.warnings.join('\n')).not.toContain('Amara');
      } finally {
        await test.owner.query('drop function refuse_poison() cascade');
      }
    });
  });

  describe('bodies that are not read', () => {
    it('over 5 MB: 413, with or without a length in front', async () => {
      const large = Buffer.alloc(6 * MEGABYTE, 'x');
      const answer = await post(origin, large, signature(large, line.secret));
      expect([answer.status, await codeOf(answer)]).toEqual([413, 'request.too_large']);
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const chunked = request(`${origin}/api/webhooks/whatsapp`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }, (response) => {
          resolve(response.statusCode);
          chunked.destroy();
        });
        chunked.on('error', reject);
        for (let i = 0; i < 6; i += 1) chunked.write(Buffer.alloc(MEGABYTE, 'x'));
      });
      expect(status).toBe(413);
    });

    it('of exactly 5 MB: 200', async () => {
      const frame = bodyOf(textTo(line, ''));
      const body = bodyOf(textTo(line, 'x'.repeat(5 * MEGABYTE - frame.length - 10))).padEnd(5 * MEGABYTE, ' ');
      expect(body.length).toBe(5 * MEGABYTE);
      expect((await send(body)).status).toBe(200);
      expect((await eventsOf(test, line))[0]?.body.length).toBe(5 * MEGABYTE);
    });

    it.each(['gzip', 'br', 'deflate', 'zstd'])('compressed with %s: 415', async (encoding) => {
      const body = gzipSync(bodyOf(textTo(line)));
      const answer = await fetch(`${origin}/api/webhooks/whatsapp`, { method: 'POST', body, headers: { ...signature(body, line.secret), 'content-encoding': encoding } });
      expect([answer.status, await codeOf(answer)]).toEqual([415, 'request.unsupported_type']);
      const plain = bodyOf(textTo(line));
      expect((await post(origin, plain, { ...signature(plain, line.secret), 'content-encoding': 'identity' })).status).toBe(200);
    });

    it('that arrive too slowly: 408', async () => {
      const server = test.app.getHttpServer() as { requestTimeout: number; headersTimeout: number };
      const usual = { requestTimeout: server.requestTimeout, headersTimeout: server.headersTimeout };
      expect(usual).toEqual({ requestTimeout: 20_000, headersTimeout: 20_000 });
      Object.assign(server, { requestTimeout: 200, headersTimeout: 200 });
      try {
        const answers = await Promise.all([
          raw('POST /api/webhooks/whatsapp HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n', '{"entry":'),
          raw('POST /api/webhooks/whatsapp HTTP/1.1\r\nhost: x\r\nx-slow: '),
        ]);
        for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      } finally {
        Object.assign(server, usual);
      }
    });

    it('headers of 64 kB, or a body that is no HTTP: refused without harm', async () => {
      expect(await raw(`POST /api/webhooks/whatsapp HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(65_536)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
      expect(await raw('garbage\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
      expect((await send(bodyOf(textTo(line)))).status).toBe(200);
    });
  });

  it('signed oddities are all answered 200 and kept: in a store when they name an account, in the quarantine when not', async () => {
    const named = (value: string) => `{"entry":[{"id":"${line.businessId}","changes":[{"field":"messages","value":${value}}]}]}`;
    const odd = [
      named('{}'), named('[]'), named('null'), named('"text"'), named('7'), named(`{"metadata":{"phone_number_id":${line.numberId}}}`),
      named(`{"metadata":{"phone_number_id":"${line.numberId}"},"messages":[{"text":{"body":"\\u0000 \\ud800 \\u202e"}}]}`), named(`{"messages":"${'x'.repeat(65_536)}"}`),
      // Nested deeper than anything reads: who signed it gets it kept, like everything else.
      named(`{"metadata":{"phone_number_id":"${line.numberId}"},"messages":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`), named(`${'{"deep":'.repeat(200)}1${'}'.repeat(200)}`),
      `{"entry":[{"id":${line.businessId},"changes":[]}]}`, `{"__proto__":{"a":1},"constructor":1,"entry":[{"id":"${line.businessId}"}]}`,
    ];
    const nameless = ['{}', '[]', 'null', '"entry"', '7', '', ' ', '{"entry":{}}', '{"entry":[[],null,1,"x"]}', '['.repeat(10_000), `{"entry":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, '\u0000', '{"entry":[{"id":null,"changes":[{"value":{"metadata":{"phone_number_id":{}}}}]}]}'];
    for (const body of [...odd, ...nameless]) expect([body.slice(0, 60), (await send(body)).status]).toEqual([body.slice(0, 60), 200]);
    const invalid = Buffer.concat([Buffer.from(named('{"a":"').slice(0, -5)), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('"}}]}]}')]);
    expect((await post(origin, invalid, signature(invalid, line.secret))).status).toBe(200);
    expect((await eventsOf(test, line)).map((event) => event.body.toString('latin1'))).toEqual([...odd, invalid.toString('latin1')]);
    await test.app.get(Quarantine).flush();
    const { rows } = await test.owner.query('select body from quarantined_events');
    const kept = new Set(rows.map((row: { body: Buffer }) => row.body.toString()));
    expect(nameless.filter((body) => !kept.has(body))).toEqual([]);
  });

  it('far more webhooks than any provider sends: 429 for that account only, nothing taken, one security event, and all well later', async () => {
    const pace = test.app.get(WebhookPace, { strict: false });
    const account = await test.app.get(AccountDirectory, { strict: false }).open(line.storeId, line.accountId);
    const bulk = { rawBody: Buffer.alloc(5 * MEGABYTE), headers: {}, pathKey: '', source: '203.0.113.9' };
    const at = test.clock.now();
    let taken = 0;
    expect(() => { for (;; taken += 1) pace.demand([account], bulk, at); }).toThrow(expect.objectContaining({ code: 'request.rate_limited' }));
    // Over a gigabyte at once.
    expect(taken).toBeGreaterThan(200);
    for (let rest = 0; rest < 2_000; rest += 1) try { pace.demand([account], { ...bulk, rawBody: Buffer.alloc(0) }, at); } catch { break; }

    const body = bodyOf(textTo(line, 'again later'));
    const frozen = jest.spyOn(test.clock, 'now').mockReturnValue(at);
    const refused = await send(body);
    expect([refused.status, refused.headers.get('retry-after'), await codeOf(refused)]).toEqual([429, '1', 'request.rate_limited']);
    // Forged ones cost the account nothing and are answered as ever; other accounts do not notice.
    expect((await send(body, 'forger')).status).toBe(200);
    const neighbour = await aLine(test);
    expect((await send(bodyOf(textTo(neighbour)), neighbour.secret)).status).toBe(200);
    frozen.mockRestore();
    expect(await eventsOf(test, line)).toEqual([]);
    expect((await notedOf(test, line)).filter(({ kind }) => kind === 'webhook.rate_limited')).toEqual([
      expect.objectContaining({ source: '203.0.113.9', account_id: line.accountId }), expect.objectContaining({ source: '127.0.0.1', count: 1 }),
    ]);
    test.clock.advance(SECOND);
    expect((await send(body)).status).toBe(200);
    expect((await eventsOf(test, line)).map((event) => event.body.toString())).toEqual([body]);
  });

  it('a flood of forged posts is one security event of the account and one of nobody, and costs no row of its own', async () => {
    const forged = Array.from({ length: 300 }, (_item, index) => bodyOf(textTo(line, `forged ${index}`)));
    const unknown = Array.from({ length: 300 }, (_item, index) => bodyOf(textTo({ numberId: `5${index}`, businessId: '6' })));
    const before = (await notedStoreless(test)).find(({ kind }) => kind === 'webhook.unknown_number')?.count ?? 0;
    const statuses = await Promise.all([...forged, ...unknown].map(async (body) => (await send(body, 'forger')).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await notedOf(test, line)).toEqual([expect.objectContaining({ kind: 'webhook.bad_signature', count: 300, source: '127.0.0.1' })]);
    expect((await notedStoreless(test)).filter(({ kind }) => kind === 'webhook.unknown_number')).toEqual([expect.objectContaining({ count: before + 300 })]);
    expect(await eventsOf(test, line)).toEqual([]);
  });
});
