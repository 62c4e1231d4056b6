import type { KnowledgeSourceState } from '#contracts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson, type Person } from '../support/login.js';

interface Source { id: string; state: KnowledgeSourceState; failure: { code: string } | null; website: { url: string; pages: number; next_read_at: string | null }; chunks: number }
type Answer = string | { status: number; headers?: Record<string, string>; body?: string };

describe('R158: web pages as knowledge', () => {
  let site: Server;
  let url: string;
  /** What the site answers, by path. */
  let answers: Record<string, Answer>;
  let asked: string[];
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    site = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = answers[request.url ?? ''] ?? { status: 404 };
      const { status, headers, body } = typeof answer === 'string' ? { status: 200, headers: {}, body: answer } : answer;
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    app = await startApp({ OUTBOUND_ALLOW: url });
  });
  beforeEach(async () => {
    [answers, asked] = [{}, []];
    ana = await aPerson(app);
  });
  afterAll(async () => {
    await app.close();
    site.close();
  });

  const path = (rest = '') => `${ana.storePath}/knowledge${rest}`;
  const add = (at: string, more: object = {}) => ana.post(path('/sources/websites'), { url: `${url}${at}`, ...more });
  const texts = async (q: string) => ((await ana.get(path(`/search?q=${encodeURIComponent(q)}`))).body.hits as { text: string }[]).map((hit) => hit.text);
  const pages = async (id: string) => ((await ana.get(path(`/sources/${id}/pages`))).body.data as { url: string }[]).map((page) => page.url.slice(url.length));
  const page = (title: string, text: string, ...links: string[]): string => `<html><head><title>${title}</title></head><body><nav><a href="/">Start</a> ${links.map((link) => `<a href="${link}">more</a>`).join(' ')}</nav><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
  async function read(id: string): Promise<Source> {
    for (;;) {
      await app.jobs.drain();
      const source = (await ana.get(path(`/sources/${id}`))).body as Source;
      if (source.state === 'ready' || source.state === 'failed') return source;
      await wait(50);
    }
  }
  const added = async (at: string, more: object = {}) => read((await add(at, more)).body.id as string);

  it.each([[0, ['/help']], [1, ['/help', '/returns']], [2, ['/help', '/returns', '/returns/abroad']]] as const)('depth %i reads %j', async (depth, wanted) => {
    answers = {
      '/help': page('Help', 'We are open on Sundays.', '/returns?utm_source=help', 'https://elsewhere.example/', '/menu.pdf'), '/returns': page('Returns', 'Shoes may be sent back for sixty days.', '/returns/abroad', '/help#top'),
      '/returns/abroad': page('From abroad', 'Customs are on us.', '/too/far'), '/too/far': page('Far', 'Nobody gets here.'),
    };
    const source = await added('/help', { depth });
    expect(source).toMatchObject({ state: 'ready', website: { pages: wanted.length } });
    expect(await pages(source.id)).toEqual(wanted);
    expect(await texts('are you open on sundays')).toEqual(['We are open on Sundays.']);
    expect(await texts('can I send shoes back')).toEqual(depth > 0 ? ['Shoes may be sent back for sixty days.'] : []);
  });

  it('asks robots.txt first, and leaves alone what it forbids', async () => {
    answers = {
      '/robots.txt': { status: 200, headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private' },
      '/': page('Start', 'We sell tents.', '/private/prices'), '/private/prices': page('Prices', 'Wholesale prices.'),
    };
    expect(await pages((await added('/')).id)).toEqual(['/']);
    expect(asked[0]).toBe('/robots.txt');
    expect(asked).not.toContain('/private/prices');
    expect(await added('/private/prices')).toMatchObject({ state: 'failed', failure: { code: 'robots' } });
  });

  it('follows robots.txt to where it is, and no further than five times', async () => {
    const to = (location: string): Answer => ({ status: 301, headers: { location } });
    answers = { '/robots.txt': to('/rules/1'), '/rules/1': to('/rules/2'), '/rules/2': { status: 200, headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private' }, '/private/prices': page('Prices', 'Wholesale prices.') };
    expect(await added('/private/prices')).toMatchObject({ state: 'failed', failure: { code: 'robots' } });
    Object.assign(answers, { '/rules/2': to('/rules/1'), '/private/more': page('More', 'More prices.') });
    asked.length = 0;
    expect(await added('/private/more')).toMatchObject({ state: 'ready' });
    expect(asked.filter((each) => each.startsWith('/rules/'))).toHaveLength(5);
  });

  it.each<[string, Record<string, Answer>, string]>([
    ['no page', {}, 'not_found'], ['a page for members', { '/x': { status: 403 } }, 'forbidden'], ['a broken site', { '/x': { status: 500 } }, 'server_error'],
    ['a picture', { '/x': { status: 200, headers: { 'content-type': 'image/png' }, body: 'x' } }, 'not_a_page'], ['an empty page', { '/x': '<html><body><nav>Menu</nav></body></html>' }, 'empty'],
    ['a page of five megabytes', { '/x': 'x'.repeat(5_000_000) }, 'too_large'], ['a way to another site', { '/x': { status: 302, headers: { location: 'https://elsewhere.example/' } } }, 'moved'],
    ['a way in circles', { '/x': { status: 302, headers: { location: '/x' } } }, 'moved'],
  ])('says what is wrong: %s', async (_what, given, code) => {
    answers = given;
    expect(await added('/x')).toMatchObject({ state: 'failed', failure: { code }, chunks: 0 });
  });

  it('follows a page that moved within its site', async () => {
    answers = { '/old': { status: 301, headers: { location: '/new' } }, '/new': page('New', 'Here we are.') };
    expect(await pages((await added('/old')).id)).toEqual(['/new']);
  });

  it.each([['a private address', 'https://10.0.0.1/'], ['this machine', 'https://localhost/'], ['the cloud\'s own', 'https://169.254.169.254/latest/meta-data'], ['no https', 'http://shop.example/'], ['no address', 'shop'], ['a file', 'file:///etc/passwd']])('refuses %s', async (_what, address) => {
    const answer = await ana.post(path('/sources/websites'), { url: address });
    expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/url', code: 'knowledge_source.address_refused' })]]);
  });

  it('reads again by its schedule: what changed is found, what is gone is forgotten, what failed for now stays', async () => {
    answers = { '/': page('Start', 'We sell tents.', '/a', '/b', '/c'), '/a': page('A', 'Alpha lamps.'), '/b': page('B', 'Beta lamps.'), '/c': page('C', 'Gamma lamps.', '/d'), '/d': page('D', 'Delta lamps.') };
    const source = await added('/', { schedule: 'daily', depth: 2 });
    expect(Date.parse(source.website.next_read_at ?? '')).toBeGreaterThan(app.clock.now().getTime());
    const before = (await ana.get(path(`/sources/${source.id}/pages`))).body.data as { url: string; updated_at: string }[];
    answers = { ...answers, '/a': page('A', 'Alpha stoves.'), '/b': { status: 404 }, '/c': { status: 503 } };
    asked = [];
    app.clock.advance(DAY + 60_000);
    await app.app.get(Sweeper, { strict: false }).sweep();
    while (!asked.includes('/c')) await wait(20);
    await read(source.id);
    // The way to the last one led through the page that failed.
    expect([await texts('alpha'), await texts('beta'), await texts('gamma'), await texts('delta')]).toEqual([['Alpha stoves.'], [], ['Gamma lamps.'], ['Delta lamps.']]);
    const after = (await ana.get(path(`/sources/${source.id}/pages`))).body.data as { url: string; updated_at: string }[];
    const changed = after.filter((each) => before.find((known) => known.url === each.url)?.updated_at !== each.updated_at).map((each) => each.url.slice(url.length));
    expect(changed).toEqual(['/a']);
  });

  it('a site that fails as a whole keeps what was read, and says why', async () => {
    answers = { '/': page('Start', 'We sell tents.') };
    const { id } = await added('/');
    answers = { '/': { status: 503 } };
    await ana.post(path(`/sources/${id}/sync`));
    expect(await read(id)).toMatchObject({ state: 'failed', failure: { code: 'server_error' }, website: { pages: 1 } });
    expect(await texts('tents')).toEqual(['We sell tents.']);
  });

  it('is changed, is there once only, and has no file', async () => {
    answers = { '/': page('Start', 'We sell tents.', '/a'), '/a': page('A', 'Alpha lamps.') };
    const { id } = await added('/', { depth: 0, schedule: 'never' });
    expect((await ana.get(path(`/sources/${id}`))).body.website.next_read_at).toBeNull();
    expect((await add('/#again')).body.code).toBe('knowledge_source.exists');
    expect((await ana.patch(path(`/sources/${id}`), { depth: 1, schedule: 'weekly', title: 'Our site' })).body).toMatchObject({ title: 'Our site', website: { depth: 1, schedule: 'weekly' } });
    expect(await read(id)).toMatchObject({ website: { pages: 2, next_read_at: expect.any(String) } });
    expect((await ana.get(path(`/sources/${id}/content`))).body.code).toBe('media.not_found');
    expect((await ana.delete(path(`/sources/${id}`))).status).toBe(204);
    expect(await texts('tents')).toEqual([]);
  });
});
