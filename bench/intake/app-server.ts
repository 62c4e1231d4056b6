import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { StoresService } from '../../apps/api/src/modules/stores/index.js';
import { WebhookRetention } from '../../apps/api/src/modules/webhooks/index.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { Clock } from '../../apps/api/src/platform/clock/clock.js';
import { loadEnv } from '../../apps/api/src/platform/config/env.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { createHttp } from '../../apps/api/src/platform/http/outbound.js';
import { keepHeapSmall } from '../../apps/api/src/platform/memory/heap.js';
import { FolderStorage } from '../../apps/api/src/platform/storage/storage.js';
import { createServer } from '../../apps/api/src/server.js';
import { type Listening, LINE } from './wire.js';

// The app as main.ts starts it, with one connected number.

const tell = (message: Listening): void => void process.send?.(message);
const [appUrl = '', dataDir = '', role = 'api'] = process.argv.slice(2);
const nobody = 'http://127.0.0.1:9';
keepHeapSmall();
const env = loadEnv({ DATA_DIR: dataDir, ROLE: role, DEMO: 'false', LOG_LEVEL: 'warn', OUTBOUND_ALLOW: nobody });
const app = await createServer({
  env, appUrl, clock: new Clock(), log: pino({ level: 'warn', base: null }, process.stderr), keyring: new Keyring(`b1:${randomBytes(32).toString('hex')}`),
  storage: new FolderStorage(join(dataDir, 'media')), http: createHttp({ allow: env.OUTBOUND_ALLOW }), documents: { open: () => { throw new Error('nothing is read here'); } },
  pictures: { render: () => Promise.reject(new Error('nothing is drawn here')), close: async () => undefined },
});
await app.listen(0, '127.0.0.1');
await app.get(WebhookRetention).run();
const store = await app.get(StoresService).createStore({ name: 'Bench' });
await app.get(AccountEditor).create(store.id, {
  provider: 'meta', name: 'Bench', fields: { phoneNumberId: LINE.numberId, businessAccountId: LINE.businessId, accessToken: 'token-of-the-bench', appSecret: LINE.appSecret, url: nobody },
}, 'bench');
if (role === 'all') await app.get(Sweeper).start();
tell({ port: (app.getHttpServer().address() as AddressInfo).port });
