import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { join } from 'node:path';
import { TEST_KEYS } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { type Program, startProgram } from '../support/programs.js';

const CLI = join(__dirname, '../../dist/apps/api/src/cli.js');
const STORE_ID = /^st_/;

/** What a new installation shows: the built program with its own database, sandbox and sample store, and the command line beside it. */
describe('a fresh demo', () => {
  let program: Program;
  let variables: Record<string, string>;
  beforeAll(async () => {
    variables = { DEMO: 'true', SANDBOX_PORT: String(await freePort()) };
    program = await startProgram('main', undefined, variables);
  });
  afterAll(async () => {
    await program.end();
    await program.kill();
  });

  async function cli(args: readonly string[], said = ''): Promise<{ code: number; out: string; problem: string }> {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: program.dataDir, stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', SECRET_KEYS: TEST_KEYS, DATA_DIR: program.dataDir, PARLEY_ENVIRONMENT: 'test', ...variables },
    });
    child.stdin.end(said);
    const [out, problem, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    return { code, out, problem };
  }
  const json = async (args: readonly string[]): Promise<Record<string, unknown>> => {
    const { code, out, problem } = await cli([...args, '--json']);
    expect({ code, problem }).toEqual({ code: 0, problem: '' });
    return JSON.parse(out) as Record<string, unknown>;
  };

  it('says where it is and how to log in', async () => {
    await program.said(/Log in: +http\S+/);
    await program.said(/npm run cli -- chat/);
    expect((await fetch(`${program.origin}/health/ready`)).status).toBe(200);
  });

  it('sells to a customer in the terminal: a typo, a choice from lists, price and photo, a question of knowledge, a person', async () => {
    const { code, out, problem } = await cli(['chat'], 'do you have a campng lantren?\nmenu\n1\n1\nhow long does shipping take?\nI want to talk to a person\n/quit\n');
    expect({ code, problem }).toEqual({ code: 0, problem: '' });
    const [, typo = '', menu = '', category = '', product = '', shipping = '', person = ''] = out.split(/ \(sending\) .*\n/);
    expect(typo).toMatch(/✓✓ read do you have a campng lantren\?\n< \[image\]\n< \*Aurora camping lantern\*\n< €39\.90/);
    expect(menu).toMatch(/\(1\) Outdoor/);
    expect(category).toMatch(/\(1\) Aurora camping lantern - €39\.90/);
    expect(product).toMatch(/< \[image\]\n< \*Aurora camping lantern\*\n< €39\.90 · In stock: \d+/);
    expect(shipping).toMatch(/Within Spain delivery takes 1 to 2 working days/);
    expect(person).toMatch(/passing you on to a colleague/);
  });

  it('is run from the command line: people, plans, accounts, replays, keys, what works', async () => {
    expect(await cli(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('webhooks replay') });
    expect(await cli(['dance'])).toMatchObject({ code: 2, out: expect.stringContaining('npm run cli -- <command>') });
    const made = await json(['user', 'create', '--email', 'ada@example.com', '--name', 'Ada', '--store', 'Ada Tools']);
    expect(made).toMatchObject({ store_id: expect.stringMatching(STORE_ID), generated_password: expect.any(String) });
    const [planned, wrong, replayed, rotated, doctor] = await Promise.all([
      json(['plan', 'set', String(made['store_id']), 'growth']), cli(['plan', 'set', 'nothing', 'growth']), json(['webhooks', 'replay']), json(['secrets', 'rotate']), cli(['doctor', '--json']),
    ]);
    expect(planned).toMatchObject({ plan: 'growth', subscription_status: 'active' });
    expect(wrong).toMatchObject({ code: 2, problem: expect.stringContaining('plan set <store id>') });
    expect(replayed).toMatchObject({ replayed: expect.any(Number) });
    expect(rotated).toMatchObject({ unreadable: [], events: { unreadable: 0 }, answers: { unreadable: 0 } });
    const findings = JSON.parse(doctor.out) as { part: string; ok: boolean }[];
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'database', ok: true })]));
  }, 180_000);
});

describe('a fresh installation that is no demo', () => {
  it('prints a link that makes the first owner, once, and no login', async () => {
    const program = await startProgram('main', undefined);
    try {
      const words = await program.said(/First user: +(\S+)\n/);
      expect(words[1]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup\/[\w-]{43}$/);
      expect(words.input).not.toContain('Log in:');
      const setUp = () => fetch(`${program.origin}/api/v1/auth/setup`, {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: words[1]?.split('/').at(-1), name: 'Ada', email: 'ada@example.com', password: 'correct horse battery', store: { name: 'Ada Tools' } }),
      });
      expect([(await setUp()).status, (await setUp()).status]).toEqual([201, 410]);
    } finally {
      await program.end();
      await program.kill();
    }
  }, 180_000);
});
