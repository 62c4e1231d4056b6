import { PROVIDERS } from '#providers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { parsePublicId, publicId } from '#contracts';
import { AccountEditor, AccountsService } from '../modules/accounts/index.js';
import { Products } from '../modules/catalog/index.js';
import { ConnectionChecks } from '../modules/channels/index.js';
import { KnowledgeEntries } from '../modules/knowledge/index.js';
import { MediaFiles } from '../modules/media/index.js';
import { OneTimeLinks, OperatorUsersService } from '../modules/stores/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { rememberChats } from './history/remember-chats.js';
import { type HistoryPlace, writeHistory } from './history/write-history.js';
import { SandboxControl } from './sandbox-control.js';
import { seedCatalog } from './seed.js';

const STORE = 'Casa Lumen';
const OWNER = { email: 'owner@casa-lumen.example', name: 'Lucía Ferrer' };
const AGENT = { email: 'mateo@casa-lumen.example', name: 'Mateo Soler' };
/** The sandbox forgets everything when it ends, so its number has the same ids and secrets every time. They are worth nothing elsewhere. */
const NUMBER = {
  phone_number_id: '100200300400500', business_account_id: '500400300200100', app_id: '123456789012345', display_phone_number: '+1 555 010 0199', verified_name: STORE,
  app_secret: 'demo0app0secret0000000000000000ab', access_token: 'DEMO-permanent-token-of-the-sandbox-0001',
};

/** What a WASender account of the demo is made from: shown by the sandbox's QR phone. */
const SESSION = {
  name: `${STORE}, linked phone`, phone: '15550100188', api_key: 'DEMO-key-of-the-sandbox-session-0001', webhook_secret: 'demo0webhook0secret00000000000001', personal_token: 'DEMO-personal-token-of-the-sandbox-0001',
};

export interface Demo {
  readonly loginLink: string;
  /** The customer's phone as a web page. */
  readonly phoneUrl: string;
}

/** Makes the sample store live: its people, a connected sandbox number, products with photos, knowledge, an inbox with history. What is there stays as it is. */
export async function openDemo(app: NestFastifyApplication, sandboxUrl: string): Promise<Demo> {
  const sandbox = new SandboxControl(sandboxUrl);
  await sandbox.addNumber(NUMBER);
  await sandbox.addSession(SESSION);
  const { storeId, people } = await openStore(app);
  await seedCatalog(storeId, { products: app.get(Products), entries: app.get(KnowledgeEntries), files: app.get(MediaFiles) });
  const accountId = await connectNumber(app, sandbox, storeId, publicId('user', people.owner));
  const db = app.get(Database);
  await writeHistory(db, app.get(Clock), { storeId, accountId, people });
  await rememberChats(db, sandbox, { storeId, accountId, numberId: NUMBER.phone_number_id });
  return { loginLink: await app.get(OneTimeLinks).create('login', people.owner), phoneUrl: sandboxUrl };
}

async function openStore(app: NestFastifyApplication): Promise<{ storeId: string; people: HistoryPlace['people'] }> {
  const db = app.get(Database);
  const members = await db.acrossStoresStatement<{ store_id: string; user_id: string; email: string }>('demo',
    'select m.store_id, m.user_id, u.email from members m join users u on u.id = m.user_id where u.email = any($1)', [[OWNER.email, AGENT.email]]);
  const owner = members.find(({ email }) => email === OWNER.email);
  const agent = members.find(({ email, store_id }) => email === AGENT.email && store_id === owner?.store_id);
  // Who was removed from the team stays removed.
  if (owner) return { storeId: owner.store_id, people: { owner: owner.user_id, agent: agent?.user_id ?? owner.user_id } };
  const users = app.get(OperatorUsersService);
  const { storeId, userId } = await users.createUser({ ...OWNER, storeName: STORE, role: 'owner' });
  const { userId: agentId } = await users.createUser({ ...AGENT, storeName: STORE, role: 'agent' });
  await db.inStore(storeId, (tx) => tx.query(`update stores set currency = 'EUR', country = 'ES', timezone = 'Europe/Madrid' where id = $1`, [storeId]));
  return { storeId, people: { owner: userId, agent: agentId } };
}

async function connectNumber(app: NestFastifyApplication, sandbox: SandboxControl, storeId: string, by: string): Promise<string> {
  // The sandbox is on this machine: it need not go round by the public address.
  const ownAddress = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const accounts = app.get(AccountsService);
  const [provider] = PROVIDERS;
  if (!provider) throw new Error('there is no provider');
  const fields = {
    phoneNumberId: NUMBER.phone_number_id, businessAccountId: NUMBER.business_account_id, appId: NUMBER.app_id,
    appSecret: NUMBER.app_secret, accessToken: NUMBER.access_token, url: sandbox.url,
  };
  // Only the sandbox's own number is touched: other accounts are the user's.
  const known = (await accounts.listAll(storeId)).find((account) => account.fields['phoneNumberId'] === NUMBER.phone_number_id);
  const saved = known
    ? await app.get(AccountEditor).update(storeId, uuidOf(known.id), { fields }, by)
    : await app.get(AccountEditor).create(storeId, {
      provider: provider.id, name: 'Sandbox number', status: 'active', fields, isDefaultOutgoing: true, isDefaultIncoming: true, autoReadReceipt: true,
    }, by);
  const accountId = uuidOf(known?.id ?? saved.id);
  const verifyToken = await accounts.getVerifyToken(storeId, accountId);
  await sandbox.verifyWebhook(NUMBER.app_id, `${ownAddress}/api/webhooks/${provider.webhookPath}`, verifyToken ?? '');
  await app.get(ConnectionChecks).subscribe(storeId, accountId);
  await app.get(ConnectionChecks).check(storeId, accountId, by);
  return accountId;
}

function uuidOf(publicAccountId: string): string {
  const id = parsePublicId('account', publicAccountId);
  if (id === undefined) throw new Error('not an account id');
  return id;
}
