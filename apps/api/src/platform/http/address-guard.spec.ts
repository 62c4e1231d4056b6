import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { isPublicAddress, publicLookup, type Resolve, readAllowList, refusedAddress } from './address-guard.js';
import { createHttp } from './outbound.js';

/** PORT stands for the canary's. */
const HOSTILE = [
  'http://127.0.0.1:PORT/', 'https://127.0.0.1:PORT/', 'https://127.1:PORT/', 'https://2130706433:PORT/', 'https://0x7f000001:PORT/', 'https://0x7f.1:PORT/',
  'https://017700000001:PORT/', 'https://0177.0.0.1:PORT/', 'https://127.0.0.1.:PORT/', 'https://127.255.255.254:PORT/', 'https://0.0.0.0:PORT/', 'https://0:PORT/',
  'https://localhost:PORT/', 'https://LOCALHOST:PORT/', 'https://localhost.:PORT/', 'https://shop.localhost:PORT/', 'https://①②⑦.⓪.⓪.①:PORT/', 'https://127。0。0。1:PORT/',
  'https://[::1]:PORT/', 'https://[0:0:0:0:0:0:0:1]:PORT/', 'https://[::]:PORT/', 'https://[::ffff:127.0.0.1]:PORT/', 'https://[::ffff:7f00:1]:PORT/', 'https://[::127.0.0.1]:PORT/',
  'https://[64:ff9b::7f00:1]:PORT/', 'https://[64:ff9b:1::7f00:1]:PORT/', 'https://[2002:7f00:1::]:PORT/', 'https://[2001:0:7f00:1::]:PORT/', 'https://[fe80::1]:PORT/', 'https://[fc00::1]:PORT/',
  'https://[fd12:3456::1]:PORT/', 'https://[fec0::1]:PORT/', 'https://[ff02::1]:PORT/', 'https://10.0.0.1:PORT/', 'https://172.16.0.1:PORT/', 'https://172.31.255.255:PORT/',
  'https://192.168.1.1:PORT/', 'https://169.254.169.254/latest/meta-data/', 'https://100.64.0.1:PORT/', 'https://100.127.255.254:PORT/', 'https://192.0.0.1:PORT/', 'https://198.18.0.1:PORT/',
  'https://203.0.113.7:PORT/', 'https://224.0.0.1:PORT/', 'https://240.0.0.1:PORT/', 'https://255.255.255.255:PORT/', 'https://user:secret@graph.facebook.com/', 'https://user@127.0.0.1:PORT/',
  'https://graph.facebook.com@127.0.0.1:PORT/', 'http://graph.facebook.com:PORT/', 'ftp://127.0.0.1:PORT/', 'file:///etc/passwd', 'gopher://127.0.0.1:PORT/', 'data:text/plain,x',
  'javascript:alert(1)', 'https:///127.0.0.1:PORT/', '//127.0.0.1:PORT/', 'https://[::1', '',
];

describe('the outbound guard', () => {
  let canary: TcpServer;
  let web: Server;
  let hits = 0;
  let port = 0;

  beforeAll(async () => {
    // Counts connections, whatever is spoken on them.
    canary = createTcpServer((socket) => { hits += 1; socket.destroy(); });
    await new Promise<void>((resolve) => canary.listen(0, '::', resolve));
    port = (canary.address() as AddressInfo).port;
    web = createServer((request, response) => response.writeHead(request.url === '/moved' ? 302 : 200, { location: `http://127.0.0.1:${port}/` }).end('hello'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => { canary.close(); web.close(); });

  it.each(HOSTILE)('refuses %s before a byte is sent', async (address) => {
    const request = createHttp().request({ method: 'GET', url: address.replace('PORT', String(port)), timeoutMs: 2_000 });
    await expect(request).rejects.toMatchObject({ name: 'HttpFailure', reason: 'blocked', requestWritten: false });
    expect(hits).toBe(0);
  });

  it('would have noticed: the canary counts connections that the allow-list lets through', async () => {
    const http = createHttp({ allow: `http://127.0.0.1:${port}` });
    await expect(http.request({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({ name: 'HttpFailure', reason: 'reset' });
    expect(hits).toBe(1);
    hits = 0;
  });

  it('does not follow a redirect from an allowed address', async () => {
    const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    await expect(createHttp({ allow: origin }).request({ method: 'GET', url: `${origin}/moved` })).resolves.toMatchObject({ status: 302 });
    expect(hits).toBe(0);
  });

  it('allows an origin exactly, not its neighbours', () => {
    const allow = readAllowList('http://127.0.0.1:4010, https://proxy.internal');
    expect(refusedAddress('http://127.0.0.1:4010/v25.0', allow)).toBeUndefined();
    expect(refusedAddress('https://proxy.internal/v25.0', allow)).toBeUndefined();
    expect(refusedAddress('http://127.0.0.1:4011/', allow)).toBeDefined();
    expect(refusedAddress('http://proxy.internal/', allow)).toBeDefined();
    expect(refusedAddress('http://user@127.0.0.1:4010/', allow)).toBeDefined();
    expect(() => readAllowList('proxy.internal')).toThrow('OUTBOUND_ALLOW');
  });

  it('lets public addresses pass, on any port', () => {
    for (const address of ['https://graph.facebook.com', 'https://www.wasenderapi.com:8443/api', 'https://93.184.216.34/', 'https://[2606:2800:220:1::1]/']) {
      expect(refusedAddress(address, new Set())).toBeUndefined();
    }
    expect(isPublicAddress('8.8.8.8')).toBe(true);
    expect(isPublicAddress('not an address')).toBe(false);
  });

  it.each([
    ['a private address', ['127.0.0.1']], ['a public and a private address', ['8.8.8.8', '127.0.0.1']], ['a mapped address', ['::ffff:127.0.0.1']], ['the metadata address', ['169.254.169.254']],
  ])('refuses a name that resolves to %s when the connection is made', async (_what, addresses) => {
    const resolve: Resolve = (_name, _options, callback) => callback(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    const request = createHttp({ resolve }).request({ method: 'GET', url: `https://rebind.example:${port}/`, timeoutMs: 2_000 });
    await expect(request).rejects.toMatchObject({ reason: 'blocked', requestWritten: false });
    expect(hits).toBe(0);
  });

  it('checks every single connection: a name that was public before is refused once it is not', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    const lookup = publicLookup((_name, _options, callback) => callback(null, [{ address: answers.shift() ?? '', family: 4 }]));
    const look = () => new Promise((done) => lookup('rebind.example', { all: true }, (error, found) => done(error?.code ?? found)));
    expect([await look(), await look()]).toEqual([[{ address: '93.184.216.34', family: 4 }], 'EBLOCKED']);
  });
});
