import { publicId } from '#contracts';
import { type Line, openLine, rows } from '../support/shop.js';

describe('conversations over REST', () => {
  let line: Line;
  let people = 0;
  let path = '';
  beforeAll(async () => {
    line = await openLine();
    path = line.shop.owner.storePath;
  });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  const aPhone = () => line.sandbox.phone({ waId: `34611${String(100_000 + (people += 1))}`, name: `Writer ${people}` }).with(line.shop.numberId);
  /** A customer wrote and was answered; the conversation's public id. */
  const aConversation = async (text = 'do you have a blue mug?') => {
    const phone = aPhone();
    await phone.text(text);
    await line.settled();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    return { phone, id: publicId('conversation', row?.id ?? '') };
  };

  it('shows a conversation with its customer, and its thread with turns', async () => {
    const { owner } = line.shop;
    const { phone, id } = await aConversation();
    const list = await owner.get(`${path}/conversations`).expect(200);
    expect(list.body.data.find((item: { id: string }) => item.id === id)).toMatchObject({ handler: 'ai', state: 'open', unread_count: 1, customer: { name: phone.customer.name, phone: `+${phone.customer.waId}` } });
    const thread = await owner.get(`${path}/conversations/${id}/messages`).expect(200);
    const first = thread.body.data.at(-1);
    expect(first).toMatchObject({ direction: 'in', text: 'do you have a blue mug?', turn: { silence_reason: null, run_id: expect.stringMatching(/^run_/) }, media: null, reactions: [] });
  });

  it('R155: sends what a person writes, and makes the conversation theirs', async () => {
    const { owner } = line.shop;
    const { id } = await aConversation();
    const sent = await owner.post(`${path}/conversations/${id}/messages`, { content: { kind: 'text', text: 'This is Ana.' } }).expect(201);
    expect(sent.body).toMatchObject({ author: 'user', author_id: publicId('user', owner.userId), kind: 'text', status: 'queued', content: { kind: 'text', text: 'This is Ana.' } });
    await line.settled();
    const shown = await owner.get(`${path}/conversations/${id}/messages/${sent.body.id}`).expect(200);
    expect(shown.body).toMatchObject({ status: 'delivered' });
    const conversation = await owner.get(`${path}/conversations/${id}`).expect(200);
    expect(conversation.body).toMatchObject({ handler: 'human', assignee_id: publicId('user', owner.userId), unread_count: 0, preview: 'This is Ana.' });
  });
});
