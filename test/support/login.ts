import { parsePublicId, publicId, type Role } from '#contracts';
import type { Test } from 'supertest';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { csrfToken } from '../../apps/api/src/platform/http/csrf.js';
import { SESSION_COOKIE } from '../../apps/api/src/platform/http/session-cookie.js';
import { MembersService, OperatorUsersService, SessionsService } from '../../apps/api/src/modules/stores/index.js';
import { hashPassword } from '../../apps/api/src/modules/stores/login/passwords/passwords.js';
import { Users } from '../../apps/api/src/modules/stores/people/users.js';
import type { TestApp } from './app.js';

/** A person with an open session in one browser. */
export interface Person {
  readonly userId: string;
  readonly email: string;
  /** Bare uuid of the person's store. */
  readonly storeId: string;
  /** `/api/v1/stores/st_...` */
  readonly storePath: string;
  /** The session's cookie header and the token for changes. */
  readonly cookie: string;
  readonly csrf: string;
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string): Test;
}

let people = 0;

/** A new store's owner (or a new person of another role in a new store), logged in. */
export async function aPerson(app: TestApp, options: { role?: Role; storeName?: string; password?: string } = {}): Promise<Person> {
  const email = `person${(people += 1)}-${newId()}@example.com`;
  const { userId, storeId } = await app.app.get(OperatorUsersService, { strict: false }).createUser({
    email, name: `Person ${people}`, storeName: options.storeName ?? `Store ${newId()}`, role: options.role ?? 'owner', ...(options.password ? { password: options.password } : {}),
  });
  return logIn(app, { userId, email, storeId });
}

/** A colleague in an existing store, logged in. */
export async function aColleague(app: TestApp, of: Person, role: Role, options: { password?: string } = {}): Promise<Person> {
  const passwordHash = options.password === undefined ? null : await hashPassword(options.password);
  const email = `person${(people += 1)}-${newId()}@example.com`;
  const userId = await app.app.get(Database).inStore(of.storeId, async (tx) => {
    const id = await app.app.get(Users, { strict: false }).create(tx, { email, name: `Person ${people}`, passwordHash });
    await app.app.get(MembersService, { strict: false }).add(tx, of.storeId, id, role);
    return id;
  });
  return logIn(app, { userId, email, storeId: of.storeId });
}

/** One more session of somebody. */
export async function logIn(app: TestApp, who: { userId: string; email: string; storeId: string }): Promise<Person> {
  const { token } = await app.app.get(SessionsService, { strict: false }).open(who.userId, { ip: '192.0.2.1', userAgent: 'test' });
  return withSession(app, who, token);
}

/** Requests of a person whose session token is known. */
export function withSession(app: TestApp, who: { userId: string; email: string; storeId: string }, token: string): Person {
  const cookie = `${SESSION_COOKIE}=${token}`;
  const csrf = csrfToken(token);
  const signed = (request: Test): Test => request.set('cookie', cookie).set('x-csrf-token', csrf);
  return {
    userId: who.userId, email: who.email, storeId: who.storeId, storePath: `/api/v1/stores/${publicId('store', who.storeId)}`, cookie, csrf,
    get: (path) => signed(app.http().get(path)),
    post: (path, body = {}) => signed(app.http().post(path)).send(body),
    put: (path, body = {}) => signed(app.http().put(path)).send(body),
    patch: (path, body = {}) => signed(app.http().patch(path)).send(body),
    delete: (path) => signed(app.http().delete(path)),
  };
}

/** The person that an answer with a session cookie logged in. */
export function personOf(app: TestApp, answer: { headers: Record<string, unknown>; body: { user: { id: string; email: string }; stores: { store: { id: string } }[] } }): Person {
  const cookies = answer.headers['set-cookie'] as string[] | undefined;
  const token = cookies?.find((text) => text.startsWith(`${SESSION_COOKIE}=`))?.split(';')[0]?.split('=')[1];
  if (!token) throw new Error('the answer sets no session cookie');
  const { user, stores } = answer.body;
  const storeId = parsePublicId('store', stores[0]?.store.id) ?? '';
  return withSession(app, { userId: parsePublicId('user', user.id) ?? '', email: user.email, storeId: storeId || newId() }, token);
}
