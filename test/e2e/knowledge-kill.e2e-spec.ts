import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startApp, type TestApp } from '../support/app.js';
import { aPerson } from '../support/login.js';
import { type Program, startProgram } from '../support/programs.js';

// Processes start and recover here, which takes as long as the machine is busy.
jest.setTimeout(180_000);

describe('a worker that is killed while it reads', () => {
  let site: Server;
  let url: string;
  let t: TestApp;
  let worker: Program | undefined;
  /** The site keeps its visitors waiting. */
  let isSlow = true;
  let visitors = 0;
  beforeAll(async () => {
    site = createServer((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      visitors += 1;
      if (!isSlow) response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Gifts</title><h1>Gifts</h1><p>We wrap in linen.</p>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    t = await startApp({ ROLE: 'api', OUTBOUND_ALLOW: url });
  });
  afterAll(async () => {
    await worker?.kill();
    await t.close();
    site.closeAllConnections();
    site.close();
  });

  it('R158: the next one takes the source up, and reads it in the process of the built program', async () => {
    const ana = await aPerson(t);
    worker = await startProgram('worker', t.database, { OUTBOUND_ALLOW: url });
    const { body } = await ana.post(`${ana.storePath}/knowledge/sources/websites`, { url: `${url}/gifts`, depth: 0 }).expect(201);
    const source = async () => (await ana.get(`${ana.storePath}/knowledge/sources/${body.id}`)).body as { state: string; chunks: number };
    while (visitors === 0) await wait(10);
    expect((await source()).state).toBe('reading');
    await worker.kill();
    isSlow = false;
    worker = await startProgram('worker', t.database, { OUTBOUND_ALLOW: url });
    while ((await source()).state === 'reading') await wait(50);
    expect(await source()).toMatchObject({ state: 'ready', chunks: 1 });
  });
});
