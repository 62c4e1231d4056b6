import { publicId } from '#contracts';
import { SendError } from '#providers/contract';
import { AccountDirectory, AccountSignals } from '../../apps/api/src/modules/accounts/index.js';
import { FETCH_MEDIA } from '../../apps/api/src/modules/media/index.js';
import { FetchingMedia } from '../../apps/api/src/pipeline/chores/fetching-media.js';
import { ForgottenWork } from '../../apps/api/src/pipeline/chores/forgotten-work.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { DAY, HOUR, MINUTE, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** Nothing runs by itself: each step is taken by hand. */
describe('customers\' files that cannot be fetched at once', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  afterAll(() => line.close());
  afterEach(() => { jest.restoreAllMocks(); line.sandbox.chaos.clear(); });
  const part = <T>(type: new (...args: never[]) => T): T => line.t.app.get(type, { strict: false });

  let people = 0;
  const aFile = async () => {
    const waId = `3467740000${(people += 1)}`;
    await line.sandbox.phone({ waId, name: `Sender ${people}` }).with(line.shop.numberId).send({ kind: 'image', shows: 'A blue ceramic mug' });
    await part(MessagePipeline).ingest();
    const { storeId, owner } = line.shop;
    const [file] = await rows<{ id: string }>(line.t, 'select id from media where store_id = $1 order by created_at desc, id desc limit 1', [storeId]);
    const id = file?.id ?? '';
    const path = `${owner.storePath}/media/${publicId('media', id)}`;
    return {
      id, path, fetch: () => part(FetchingMedia).fetch(storeId, id),
      shown: async () => { const { state, failure } = (await owner.get(path).expect(200)).body; return { state, failure }; },
      row: async () => (await rows<{ fetch_tries: number; next_fetch_at: Date | null }>(line.t, 'select fetch_tries, next_fetch_at from media where id = $1', [id]))[0],
    };
  };
  /** How often it was rung for since. */
  const bells = (id: string): (() => number) => {
    const rung = jest.spyOn(line.t.jobs, 'enqueueMany');
    return () => rung.mock.calls.filter(([job, payloads]) => job.name === FETCH_MEDIA.name && payloads.some((payload) => (payload as { mediaId?: string }).mediaId === id)).length;
  };
  /** Every download fails so. */
  const failing = async (error: Error, isPaused = false): Promise<void> => {
    const { storeId, accountId } = line.shop;
    const real = await part(AccountDirectory).open(storeId, accountId);
    const download = (): Promise<never> => Promise.reject(error);
    jest.spyOn(part(AccountDirectory), 'open').mockResolvedValue(new Proxy(real, { get: (target, name) => {
      if (name === 'media') return { download };
      if (name === 'isPaused') return isPaused;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) as unknown : value;
    } }));
  };

  it('wait for an account whose token has expired, and come when it was corrected', async () => {
    const file = await aFile();
    line.sandbox.chaos.set({ expiredToken: true });
    for (let time = 0; time < 14; time += 1) {
      await file.fetch();
      line.t.clock.advance(HOUR);
    }
    expect(await file.shown()).toEqual({ state: 'pending', failure: null });
    expect(await file.row()).toMatchObject({ fetch_tries: 0 });
    await file.fetch();
    line.sandbox.chaos.clear();
    await file.fetch();
    expect(await file.shown()).toMatchObject({ state: 'pending' });
    const rung = bells(file.id);
    await part(AccountSignals).tell({ storeId: line.shop.storeId, accountId: line.shop.accountId, usable: false, credentialsChanged: true, phoneDue: false });
    expect(rung()).toBe(1);
    await file.fetch();
    expect(await file.shown()).toEqual({ state: 'ready', failure: null });
  });

  it('use up no try while the account is paused, and are given up in words once WhatsApp has deleted them', async () => {
    const file = await aFile();
    await failing(new SendError('retry', 'meta.2', 'Service temporarily unavailable'), true);
    await file.fetch();
    expect(await file.row()).toMatchObject({ fetch_tries: 0, next_fetch_at: expect.any(Date) as Date });
    line.t.clock.advance(7 * DAY);
    await file.fetch();
    const { state, failure } = await file.shown();
    expect([state, /meta|\b2\b|^$/.test(String(failure))]).toEqual(['failed', false]);
  });

  it.each([
    ['the provider', new SendError('retry', 'meta.2', 'Service temporarily unavailable'), /^[A-Z].*\.$/],
    ['our own storage', new Error('ENOSPC: no space left on device'), /^The file could not be kept here/],
  ])('are asked for again for half a day, less and less often, when the cause is %s; then in words, and with a way to ask again', async (_name, error, words) => {
    const file = await aFile();
    const startedAt = line.t.clock.now().getTime();
    await failing(error);
    let tries = 0;
    for (let before = -1; (await file.shown()).state === 'pending' && tries > before; line.t.clock.advance(Math.max(0, ((await file.row())?.next_fetch_at?.getTime() ?? 0) - line.t.clock.now().getTime()))) {
      before = tries;
      await file.fetch();
      // A bell too many asks nothing.
      await file.fetch();
      tries = (await file.row())?.fetch_tries ?? 0;
    }
    expect([tries, line.t.clock.now().getTime() - startedAt > 10 * HOUR]).toEqual([12, true]);
    const { state, failure } = await file.shown();
    expect(state).toBe('failed');
    expect(failure).toMatch(words);
    expect(failure).not.toMatch(/meta\.|ENOSPC/);
    jest.restoreAllMocks();
    await line.shop.owner.post(`${file.path}/fetch`).expect(202);
    await file.fetch();
    expect(await file.shown()).toEqual({ state: 'ready', failure: null });
  });

  it('are rung for again when they are due, and not before', async () => {
    const file = await aFile();
    line.sandbox.chaos.set({ expiredToken: true });
    await file.fetch();
    const rung = bells(file.id);
    line.t.clock.advance(30 * MINUTE);
    await part(ForgottenWork).ringAgain();
    expect(rung()).toBe(0);
    line.t.clock.advance(30 * MINUTE + 11 * SECOND);
    await part(ForgottenWork).ringAgain();
    expect(rung()).toBe(1);
  });
});
