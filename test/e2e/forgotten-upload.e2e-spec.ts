import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { readPhoto } from '../../apps/api/src/demo/seed.js';
import { publicId } from '#contracts';
import { type Line, openLine, rows } from '../support/shop.js';

describe('a photo that was uploaded before', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(async () => line.close());

  it('is uploaded anew when the provider no longer knows it', async () => {
    const { shop, t } = line;
    const phone = line.sandbox.phone({ waId: '34600400500', name: 'Eva' }).with(shop.numberId);
    await phone.text('hello');
    await line.settled();
    const [conversation] = await rows<{ id: string }>(t, 'select id from conversations where store_id = $1', [shop.storeId]);
    const photo = await t.app.get(MediaFiles, { strict: false }).put(shop.storeId, await readPhoto('enamel-mug'), { filename: 'mug.jpg' });
    const send = () => shop.owner.post(`${shop.owner.storePath}/conversations/${publicId('conversation', conversation?.id ?? '')}/messages`, { content: { kind: 'image', media_id: publicId('media', photo.id) } }).expect(201);

    await send();
    await line.settled();
    await t.owner.query(`update uploaded_files set external_id = '999999999999999' where media_id = $1`, [photo.id]);
    await send();
    await line.settled();

    const photos = await rows<{ status: string; attempt_count: number }>(t, `select status, attempt_count from messages where kind = 'image' order by created_at`);
    expect(photos).toEqual([{ status: 'delivered', attempt_count: 1 }, { status: 'delivered', attempt_count: 2 }]);
  });
});
