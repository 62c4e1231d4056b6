import { Messages, ParkedReplies } from '../../apps/api/src/modules/conversations/index.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

describe('an answer that waits until the customer writes', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => jest.restoreAllMocks());

  /** Somebody does something between the moment in which the answer is found and the one in which it is taken. */
  const whileItGoesOut = (work: () => Promise<unknown>): void => {
    const messages = line.t.app.get(Messages, { strict: false });
    const send = messages.sendWhen.bind(messages);
    jest.spyOn(messages, 'sendWhen').mockImplementationOnce(async (...args) => {
      await work();
      return send(...args);
    });
  };

  it('does not go out when it is taken back in that moment', async () => {
    const { owner, path, phone, thread } = await aTalk(line);
    await owner.put(`${path}/parked-reply`, { text: 'Not this' }).expect(200);
    whileItGoesOut(() => owner.delete(`${path}/parked-reply`).expect(200));
    await phone.text('Tell me');
    await line.settled();
    expect((await thread()).map(({ text }) => text)).not.toContain('Not this');
    expect((await owner.get(`${path}/parked-reply`).expect(200)).body).toEqual({ parked_reply: null });
  });

  it('does not go out in its older words when it was written anew in that moment', async () => {
    const { owner, path, phone, thread } = await aTalk(line);
    await owner.put(`${path}/parked-reply`, { text: 'In the blue box' }).expect(200);
    whileItGoesOut(() => owner.put(`${path}/parked-reply`, { text: 'In the red box' }).expect(200));
    await phone.text('Tell me');
    await line.settled();
    expect((await thread()).map(({ text }) => text)).not.toContain('In the blue box');
    await phone.text('Well?');
    await line.settled();
    expect((await thread()).filter(({ text }) => text === 'In the red box')).toHaveLength(1);
  });

  it('goes out once, however often it is rung for', async () => {
    const { owner, path, uuid, thread } = await aTalk(line);
    await owner.put(`${path}/parked-reply`, { text: 'Here it is' }).expect(200);
    const parked = line.t.app.get(ParkedReplies, { strict: false });
    await Promise.all([1, 2, 3].map(() => parked.release({ storeId: owner.storeId, conversationId: uuid })));
    await line.settled();
    expect((await thread()).filter(({ text }) => text === 'Here it is')).toHaveLength(1);
  });
});
