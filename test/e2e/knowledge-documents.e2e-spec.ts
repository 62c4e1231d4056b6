import { type KnowledgeSourceState, parsePublicId } from '#contracts';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { KnowledgeRetention, SourceReading } from '../../apps/api/src/modules/knowledge/index.js';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDocx, aPdf, aZip } from '../support/documents.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface Source { id: string; title: string; state: KnowledgeSourceState; failure: { code: string; text: string } | null; knowledge_id: string | null; chunks: number; read_at: string | null }

describe('R158: documents as knowledge', () => {
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    ana = await aPerson(app);
  });
  afterAll(() => app.close());

  const path = (rest = '') => `${ana.storePath}/knowledge${rest}`;
  const send = (to: string, bytes: Buffer | string, filename: string, who: Person = ana) => app.http().post(to).set('cookie', who.cookie).set('x-csrf-token', who.csrf).attach('file', Buffer.from(bytes), filename);
  const upload = (bytes: Buffer | string, filename: string) => send(path('/sources/documents'), bytes, filename);
  const found = async (q: string) => (await ana.get(path(`/search?q=${encodeURIComponent(q)}`))).body.hits as { id: string; title: string; text: string }[];
  /** The source once its reading has ended. */
  async function read(id: string): Promise<Source> {
    for (;;) {
      await app.jobs.drain();
      const source = (await ana.get(path(`/sources/${id}`))).body as Source;
      if (source.state === 'ready' || source.state === 'failed') return source;
      await wait(50);
    }
  }
  const MANUAL = aDocx([{ text: 'Care', heading: 1 }, { text: 'Wash the merino shirt at thirty degrees.' }, { text: 'Repairs', heading: 1 }, { text: 'Torn zips are mended for free in our workshop.' }]);

  it('the bytes of a document go with it, unless somebody else has the same ones', async () => {
    const keys = async (): Promise<string[]> => {
      const all = await readdir(join(app.env.DATA_DIR, 'media', ana.storeId)).catch(() => []);
      return all.filter((name) => /^[0-9a-f]{64}$/.test(name));
    };
    const purge = () => app.app.get(KnowledgeRetention, { strict: false }).purge();
    const [kept, gone, replaced] = ['Parking is behind the house.', 'Tea is served at five.', 'The old price list.'];
    const ids = [];
    for (const [place, text] of [kept, gone, replaced].entries()) ids.push((await upload(text, `text-${place}.txt`).expect(201)).body.id as string);
    await app.owner.query("insert into media (store_id, id, kind, mime_type, state, storage_key, sha256, bytes, source, created_at) select store_id, gen_random_uuid(), 'document', 'text/plain', 'ready', storage_key, sha256, bytes, 'upload', now() from knowledge_sources where id = $1", [parsePublicId('knowledge_source', ids[0])]);
    expect(await keys()).toHaveLength(3);
    await send(path(`/sources/${ids[2]}/file`), 'The new price list.', 'new.txt').expect(202);
    for (const id of ids.slice(0, 2)) await ana.delete(path(`/sources/${id}`)).expect(204);
    // Uploaded a moment ago: somebody may be about to use the same bytes.
    expect(await keys()).toHaveLength(4);
    app.clock.advance(11 * MINUTE);
    await purge();
    app.clock.advance(-11 * MINUTE);
    expect(await keys()).toHaveLength(2);
    expect((await app.owner.query('select 1 from forgotten_files')).rows).toEqual([]);
    expect((await ana.get(path(`/sources/${ids[2]}/content`)).expect(200)).text).toBe('The new price list.');
  });

  it.each([
    ['PDF', 'Care_guide.pdf', () => aPdf([[{ text: 'Care', size: 22 }, { text: 'Wash the merino shirt at thirty degrees.' }]])],
    ['Word', 'Care_guide.docx', () => MANUAL],
    ['Markdown', 'Care_guide.md', () => '# Care\n\nWash the *merino* shirt at thirty degrees.'],
    ['text', 'Care_guide.txt', () => 'Wash the merino shirt at thirty degrees.'],
  ])('a %s file is uploaded, read, and found by a customer\'s question under its heading', async (_kind, name, bytes) => {
    const uploaded = await upload(bytes(), name);
    expect([uploaded.status, uploaded.body]).toEqual([201, expect.objectContaining({ id: expect.stringMatching(/^kns_/), kind: 'document', title: 'Care guide', failure: null, file: expect.objectContaining({ filename: name }) })]);
    const source = await read(uploaded.body.id);
    expect(source).toMatchObject({ state: 'ready', failure: null, knowledge_id: expect.stringMatching(/^kno_/), read_at: expect.any(String) });
    const [hit] = await found('how hot can I wash merino shirts');
    expect(hit).toMatchObject({ id: source.knowledge_id, title: name.endsWith('txt') ? 'Care guide' : 'Care guide › Care', text: 'Wash the merino shirt at thirty degrees.' });
  });

  it('shows the pieces of a document, keeps the file as it came, and leaves it out of what people wrote', async () => {
    const { body } = await upload(MANUAL, 'Care "guide" ñ.docx');
    const { knowledge_id } = await read(body.id);
    const chunks = (await ana.get(path(`/${knowledge_id}/chunks`))).body;
    expect(chunks.data).toEqual([
      { position: 0, heading: 'Care', text: 'Wash the merino shirt at thirty degrees.' }, { position: 1, heading: 'Repairs', text: 'Torn zips are mended for free in our workshop.' },
    ]);
    const first = (await ana.get(path(`/${knowledge_id}/chunks?limit=1`))).body;
    expect(first.data).toEqual(chunks.data.slice(0, 1));
    expect((await ana.get(path(`/${knowledge_id}/chunks?limit=1&cursor=${first.next_cursor}`))).body.data).toEqual(chunks.data.slice(1));
    expect((await ana.get(path(`/${knowledge_id}`))).body).toMatchObject({ kind: 'document', source_id: body.id, body: expect.stringContaining('Torn zips') });
    const file = await ana.get(path(`/sources/${body.id}/content`)).buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
    expect(MANUAL.equals(file.body as Buffer)).toBe(true);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect((await ana.get(path())).body.data).toEqual([]);
    expect((await ana.get(path('/sources'))).body.data).toHaveLength(1);
  });

  it.each([
    ['a password', 'secret.pdf', () => aPdf([[{ text: 'x' }]], { encrypted: true }), 'encrypted'],
    ['pages without text', 'scan.pdf', () => aPdf([[]]), 'scanned'],
    ['a damaged file', 'broken.pdf', () => Buffer.from('nothing of a PDF'), 'broken'],
    ['a damaged archive', 'broken.docx', () => MANUAL.subarray(0, 400), 'broken'],
    ['nothing in it', 'empty.txt', () => '   ', 'empty'],
    ['an archive made to burst', 'bomb.docx', () => aZip([['[Content_Types].xml', '<Types/>'], ['word/document.xml', Buffer.alloc(110 * 1024 * 1024)]]), 'too_complex'],
    ['a whole library', 'library.txt', () => 'words '.repeat(90_000), 'too_long'],
  ])('says what is wrong with %s', async (_what, name, bytes, code) => {
    const source = await read((await upload(bytes(), name)).body.id);
    expect(source).toMatchObject({ state: 'failed', failure: { code, text: expect.any(String) }, knowledge_id: null, chunks: 0 });
  });

  it('refuses other files, files that are too large, and the same file twice', async () => {
    const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const refused = [await upload(picture, 'picture.png'), await upload(picture, 'picture.pdf'), await upload(Buffer.alloc(2000), 'zeros.txt'), await upload('<p>page</p>', 'page.html'), await upload(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'huge.txt')];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([[415, 'media.type_refused'], [415, 'media.type_refused'], [415, 'media.type_refused'], [415, 'media.type_refused'], [413, 'request.too_large']]);
    await upload('One and the same.', 'a.txt');
    const again = await upload('One and the same.', 'b.txt');
    expect([again.status, again.body.code]).toEqual([409, 'knowledge_source.exists']);
    expect((await ana.get(path('/sources'))).body.data).toHaveLength(1);
  });

  it('a newer version takes the place of the older one; one that cannot be read leaves it in use', async () => {
    const { body } = await upload('Parcels leave on Mondays.', 'Parcels.txt');
    const first = await read(body.id);
    expect((await send(path(`/sources/${body.id}/file`), 'Parcels leave on Fridays.', 'Parcels 2.txt')).status).toBe(202);
    const second = await read(body.id);
    expect([second.knowledge_id, second.title]).toEqual([first.knowledge_id, first.title]);
    expect((await found('when do parcels leave')).map((hit) => hit.text)).toEqual(['Parcels leave on Fridays.']);
    await send(path(`/sources/${body.id}/file`), ' ', 'Parcels 3.txt');
    expect(await read(body.id)).toMatchObject({ state: 'failed', failure: { code: 'empty' }, chunks: 1 });
    expect((await found('when do parcels leave')).map((hit) => hit.text)).toEqual(['Parcels leave on Fridays.']);
  });

  it('is renamed, read again, and removed with all that was read from it', async () => {
    const { body } = await upload('Torn zips are mended.', 'x1.txt');
    await read(body.id);
    expect((await ana.patch(path(`/sources/${body.id}`), { title: 'Workshop' })).body.title).toBe('Workshop');
    await read(body.id);
    expect(await found('workshop')).toMatchObject([{ title: 'Workshop', text: 'Torn zips are mended.' }]);
    expect((await ana.post(path(`/sources/${body.id}/sync`))).status).toBe(202);
    const { knowledge_id } = await read(body.id);
    expect((await ana.delete(path(`/sources/${body.id}`))).status).toBe(204);
    expect(await found('workshop zips')).toEqual([]);
    expect([(await ana.get(path(`/sources/${body.id}`))).body.code, (await ana.get(path(`/${knowledge_id}`))).body.code]).toEqual(['knowledge_source.not_found', 'knowledge.not_found']);
    const left = await app.owner.query('select count(*)::int as count from search_documents d where d.store_id = $1', [ana.storeId]);
    expect(left.rows[0].count).toBe(0);
  });

  it('its text is changed where it comes from only', async () => {
    const { knowledge_id } = await read((await upload('Torn zips are mended.', 'x.txt')).body.id);
    const answers = [await ana.patch(path(`/${knowledge_id}`), { body: 'No.' }), await ana.delete(path(`/${knowledge_id}`))];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([[409, 'knowledge.from_source'], [409, 'knowledge.from_source']]);
  });

  it('a reading whose worker died is taken up again, and one whose bell was lost is rung', async () => {
    const { body } = await upload('Torn zips are mended.', 'x.txt');
    await read(body.id);
    // As a worker leaves it that dies while it reads.
    await app.owner.query(`update knowledge_sources set state = 'reading', due_at = now() - interval '1 minute' where title = 'x'`);
    await app.app.get(Sweeper, { strict: false }).sweep();
    expect(await read(body.id)).toMatchObject({ state: 'ready', chunks: 1 });
  });

  it('a reading that was overtaken by a newer version keeps nothing', async () => {
    const { body } = await upload('Torn zips are mended.', 'x.txt');
    await read(body.id);
    const { store_id: storeId, id } = (await app.owner.query(`select store_id, id from knowledge_sources where title = 'x' order by created_at desc limit 1`)).rows[0] as { store_id: string; id: string };
    await app.owner.query(`update knowledge_sources set state = 'queued', due_at = now() where id = $1`, [id]);
    const reading = app.app.get(SourceReading, { strict: false }).read(storeId, id);
    while ((await ana.get(path(`/sources/${body.id}`))).body.state !== 'reading') await wait(5);
    await app.owner.query(`update knowledge_sources set revision = revision + 1, state = 'queued', due_at = now() + interval '1 hour' where id = $1`, [id]);
    await reading;
    expect((await ana.get(path(`/sources/${body.id}`))).body.state).toBe('queued');
  });

  it('agents read, admins write, foreign stores find nothing', async () => {
    const { body } = await upload('Ours alone.', 'ours.txt');
    await read(body.id);
    const agent = await aColleague(app, ana, 'agent');
    const eve = await aPerson(app);
    const answers = await Promise.all([
      agent.get(path('/sources')), agent.get(path(`/sources/${body.id}/content`)), send(path('/sources/documents'), 'x', 'x.txt', agent), agent.delete(path(`/sources/${body.id}`)), agent.post(path(`/sources/${body.id}/sync`)),
      eve.get(path('/sources')), eve.get(`${eve.storePath}/knowledge/sources/${body.id}`), eve.get(`${eve.storePath}/knowledge/sources/${body.id}/content`), eve.delete(`${eve.storePath}/knowledge/sources/${body.id}`),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 403, 403, 403, 404, 404, 404, 404]);
  });
});
