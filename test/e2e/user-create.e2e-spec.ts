import type { Role } from '#contracts';
import { OperatorUsersService } from '../../apps/api/src/modules/stores/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { commandLine } from '../support/command-line.js';

// Each command is a process of its own, which takes as long as the machine is busy.
jest.setTimeout(120_000);

/** People made by whoever runs the installation. */
describe('user create', () => {
  let t: TestApp;
  beforeAll(async () => { t = await startApp({ ROLE: 'api' }); });
  afterAll(() => t.close());
  const create = (email: string, storeName: string, role: Role, password?: string) =>
    t.app.get(OperatorUsersService, { strict: false }).createUser({ email, name: 'Somebody', storeName, role, ...(password === undefined ? {} : { password }) });
  const stores = async () => (await t.owner.query<{ name: string; people: string }>(`
    select s.name, coalesce(string_agg(u.email || ' ' || m.role, ', ' order by u.email), '') as people from stores s left join members m on m.store_id = s.id left join users u on u.id = m.user_id group by s.id order by s.name`)).rows;

  it('makes a person with a store, or puts one into a store that is there; who cannot be made leaves no store behind', async () => {
    expect((await create('Ada@Example.com', 'Ada Tools', 'owner')).generatedPassword).toMatch(/^\S{12,}$/);
    expect(await create('ben@example.com', 'ada-tools', 'agent', 'correct horse battery')).not.toHaveProperty('generatedPassword');
    await create('cy@example.com', 'Cy Books', 'admin');
    await expect(create('ada@example.com', 'Another Shop', 'owner')).rejects.toMatchObject({ code: 'user.email_taken' });
    await expect(create('dee@example.com', 'Another Shop', 'owner', 'short')).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await stores()).toEqual([{ name: 'Ada Tools', people: 'ada@example.com owner, ben@example.com agent' }, { name: 'Cy Books', people: 'cy@example.com admin' }]);
  });

  it('says how it is called where an address is none, and where a word is no command', async () => {
    const cli = commandLine(t);
    expect(await cli('user', 'create', '--email', 'no address', '--name', 'Eve', '--store', 'Another Shop')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('user create --email E') as string });
    expect(await cli('constructor')).toMatchObject({ code: 2, out: expect.stringContaining('npm run cli -- <command>') as string, err: '' });
  });
});
