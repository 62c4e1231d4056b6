import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { untilBlocked } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface EntryJson { id: string; title: string; body: string; kind: string; language: string | null; status: string; search_terms: string[] }

describe('imports of questions and answers, step by step', () => {
  let app: TestApp;
  let ana: Person;
  beforeAll(async () => {
    app = await startApp({ ROLE: 'api' });
  });
  beforeEach(async () => {
    ana = await aPerson(app);
  });
  afterAll(() => app.close());

  const at = (rest = ''): string => `${ana.storePath}/knowledge${rest}`;
  const send = (file: string | Buffer, { rest = '', columns, name = 'faq.csv' }: { rest?: string; columns?: (string | null)[]; name?: string } = {}) => {
    const request = app.http().post(at(`/imports${rest}`)).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf);
    return (columns === undefined ? request : request.field('columns', JSON.stringify(columns))).attach('file', Buffer.from(file), name);
  };
  const entries = async (): Promise<EntryJson[]> => (await ana.get(at('?limit=100')).expect(200)).body.data;
  const byTitle = async (title: string): Promise<EntryJson | undefined> => (await entries()).find((entry) => entry.title === title);
  const found = async (q: string): Promise<{ text: string }[]> => (await ana.get(at(`/search?q=${encodeURIComponent(q)}`)).expect(200)).body.hits;
  const undo = (id: string) => ana.post(at(`/imports/${id}/undo`));

  const OWN = 'Pregunta,Lo que decimos,Idioma,Notas internas\n¿Hacen envíos?,A toda España.,es,ask Ana\n¿Abren los lunes?,,es,\n¿Regalos?,Con gusto.,es,\n';
  const CHOSEN = ['question', 'answer', 'language', null];

  it('tells what the columns of a file seem to be, and remembers what was chosen for them', async () => {
    const { body } = await send(OWN, { rest: '/columns' }).expect(200);
    expect(body).toEqual({
      rows: 3,
      columns: [
        { header: 'Pregunta', column: 'question', samples: ['¿Hacen envíos?', '¿Abren los lunes?', '¿Regalos?'] }, { header: 'Lo que decimos', column: null, samples: ['A toda España.', '', 'Con gusto.'] },
        { header: 'Idioma', column: 'language', samples: ['es', 'es', 'es'] }, { header: 'Notas internas', column: null, samples: ['ask Ana', '', ''] },
      ],
    });
    await send(OWN, { rest: '?skip_errors=true', columns: CHOSEN }).expect(201);
    const again = (await send(OWN, { rest: '/columns' }).expect(200)).body;
    expect(again.columns.map(({ column }: { column: string }) => column)).toEqual(CHOSEN);
  });

  it('a preview says what is new, changed, as it is and wrong, and writes nothing', async () => {
    await ana.post(at(), { title: 'Returns', body: '30 days.', kind: 'policy' }).expect(201);
    await ana.post(at(), { title: 'Gifts', body: 'Of course.' }).expect(201);
    const { body } = await send('question,answer,kind\n returns? ,60 days.,\nGifts,Of course.,\nDo you ship?,Yes.,faq\nNew one,,\n,Lost,\ngifts!,Again,\nOdd,Yes,rumour\n', { rest: '?dry_run=true' }).expect(200);
    expect(body).toMatchObject({
      id: null, rows: 7, created: 1, updated: 1, unchanged: 1, skipped: 4, error_count: 4, undoable_until: null,
      errors: [
        { line: 5, column: 'answer', code: 'answer.missing' }, { line: 6, column: 'question', code: 'question.missing' },
        { line: 7, column: 'question', code: 'question.twice', value: 'gifts!', other_line: 3 }, { line: 8, column: 'kind', code: 'kind.unknown', value: 'rumour' },
      ],
    });
    expect(body.sample[0]).toEqual({ line: 2, cells: { question: 'returns?', answer: '60 days.' } });
    expect((await entries()).map(({ body: text }) => text)).toEqual(['Of course.', '30 days.']);
    expect((await ana.get(at('/imports')).expect(200)).body.data).toEqual([]);
  });

  it('an empty cell changes nothing of a known question, and an equal file nothing at all', async () => {
    const file = 'question,answer,kind,language,status,search_terms\nReturns,30 days.,policy,en,draft,"give back, swap"\n';
    await send(file).expect(201);
    expect((await send(file).expect(201)).body).toMatchObject({ created: 0, updated: 0, unchanged: 1, undoable_until: null });
    expect((await send('question,answer,status\nReturns,,active\n').expect(201)).body).toMatchObject({ updated: 1 });
    expect(await byTitle('Returns')).toMatchObject({ body: '30 days.', kind: 'policy', language: 'en', status: 'active', search_terms: ['give back', 'swap'] });
  });

  it('leaves out what is wrong when asked to, and keeps what was wrong with it', async () => {
    expect((await send(OWN, { columns: CHOSEN })).body).toMatchObject({ code: 'import.invalid', errors: [{ pointer: '/lines/3/answer', code: 'required' }] });
    expect(await entries()).toEqual([]);
    const { body } = await send(OWN, { rest: '?skip_errors=true', columns: CHOSEN, name: 'abril.csv' }).expect(201);
    expect(body).toMatchObject({ filename: 'abril.csv', imported_by: expect.stringMatching(/^Person/), rows: 3, created: 2, skipped: 1, error_count: 1 });
    expect((await ana.get(at(`/imports/${body.id}`)).expect(200)).body).toEqual(body);
    expect((await ana.get(at('/imports')).expect(200)).body.data).toEqual([body]);
    expect(await found('envíos')).toMatchObject([{ text: 'A toda España.' }]);
  });

  it('leaves out a row with too many cells as a whole: nobody knows where its answer ends', async () => {
    const cutOff = 'question,answer\nDo you ship?,Yes, but only in Spain\n';
    expect((await send(cutOff, { rest: '?dry_run=true' }).expect(200)).body).toMatchObject({ rows: 1, created: 0, skipped: 1, errors: [{ line: 2, code: 'row.too_many_cells' }] });
    expect((await send(cutOff, { rest: '?skip_errors=true' })).body.code).toBe('import.invalid');
    const { body } = await send(`${cutOff}Gifts,Of course.\n`, { rest: '?skip_errors=true' }).expect(201);
    expect(body).toMatchObject({ rows: 2, created: 1, skipped: 1, error_count: 1 });
    expect((await entries()).map(({ title }) => title)).toEqual(['Gifts']);
    await ana.post(at(), { title: 'Do you ship?', body: 'Ask us.' }).expect(201);
    await send(`${cutOff}Gifts,Of course.\n`, { rest: '?skip_errors=true' }).expect(201);
    expect(await byTitle('Do you ship?')).toMatchObject({ body: 'Ask us.' });
  });

  it('lists fifty imports on a page', async () => {
    await app.owner.query(`insert into knowledge_imports (store_id, id, rows, created, updated, unchanged, skipped, error_count, errors, columns, created_at)
      select $1, gen_random_uuid(), 1, 0, 0, 1, 0, 0, '[]', '[]', now() from generate_series(1, 51)`, [ana.storeId]);
    const { body } = await ana.get(at('/imports')).expect(200);
    expect([body.data.length, body.next_cursor]).toEqual([50, expect.any(String)]);
  });

  it.each([
    [['question', 'answer'], 'of another file'], [['question', 'question', 'answer', null], 'doubled'], [['question', null, null, null], 'without an answer'], [['title', 'answer', null, null], 'unknown'],
  ])('refuses the columns %j (%s)', async (columns) => {
    const answer = await send(OWN, { columns });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/columns']);
  });

  it.each([
    ['is empty', '', /no rows/], ['has a header only', 'question,answer\n', /no rows/], ['has no header', 'Do you ship?,Yes.\nReturns,30 days.\n', /needs the columns question, answer/],
    ['has an open quote', 'question,answer\n"X,1\n', /quote/], ['is too long', `question,answer\n${Array.from({ length: 10_001 }, (_, i) => `Q${i},A`).join('\n')}\n`, /At most 10000 rows/],
  ])('refuses a file as a whole that %s', async (_what, file, reason) => {
    for (const rest of ['', '?dry_run=true', '?skip_errors=true']) {
      const answer = await send(file, { rest });
      expect([answer.status, answer.body.code, reason.test(answer.body.detail)]).toEqual([422, 'import.invalid', true]);
    }
    expect(await entries()).toEqual([]);
  });

  it('refuses a file over 20 MB', async () => {
    const answer = await send(Buffer.alloc(20 * 1024 * 1024 + 1, 'x'));
    expect([answer.status, answer.body.code]).toEqual([413, 'request.too_large']);
  });

  it('reads Windows-1252 and UTF-16 as spreadsheets write them', async () => {
    await send(Buffer.from('question;answer\n\xbfCaf\xe9?;S\xed\n', 'latin1')).expect(201);
    await send(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('question\tanswer\nشحن؟\tنعم\n', 'utf16le')])).expect(201);
    expect((await entries()).map(({ title, body }) => [title, body])).toEqual([['شحن؟', 'نعم'], ['¿Café?', 'Sí']]);
  });

  it('keeps formulas as harmless text', async () => {
    await send(`question,answer\n"=HYPERLINK(""http://evil"")",'+1 year warranty\n`).expect(201);
    expect(await entries()).toMatchObject([{ title: '=HYPERLINK("http://evil")', body: '+1 year warranty' }]);
  });

  it.each([
    ['question', 'text.too_long', 300, `${'q'.repeat(301)},A`], ['answer', 'text.too_long', 50_000, `Q,${'a'.repeat(50_001)}`], ['language', 'language.invalid', null, 'Q,A,Klingon!'], ['status', 'status.unknown', null, 'Q,A,en,gone'],
    ['search_terms', 'search_terms.invalid', 100, `Q,A,en,active,${'t'.repeat(61)}`], ['', 'row.too_many_cells', null, 'Q,A,en,active,x,more'],
  ])('a wrong cell of the column "%s" is %s', async (column, code, limit, row) => {
    const { body } = await send(`question,answer,language,status,search_terms\n${row}\n`, { rest: '?dry_run=true' }).expect(200);
    expect(body.errors[0]).toMatchObject({ line: 2, column, code, limit });
  });

  it('two imports of the same new question at once make one entry', async () => {
    await app.owner.query('begin');
    await app.owner.query(`select pg_advisory_xact_lock(hashtextextended('knowledge import ' || $1, 0))`, [ana.storeId]);
    const both = ['Yes.', 'Sure.'].map((answer) => send(`question,answer\nDo you ship?,${answer}\n`).then(({ status }) => status));
    await untilBlocked(app.owner, 2);
    await app.owner.query('commit');
    expect(await Promise.all(both)).toEqual([201, 201]);
    expect(await entries()).toHaveLength(1);
  });

  it('a question that is renamed before it could be held is still the same entry', async () => {
    await ana.post(at(), { title: 'Do you ship?', body: 'Yes.' }).expect(201);
    await app.owner.query('begin');
    await app.owner.query(`update knowledge_entries set title = 'Delivery', version = version + 1 where store_id = $1`, [ana.storeId]);
    const sent = send('question,answer\nDo you ship?,Sure.\n').then(({ body }) => body);
    await untilBlocked(app.owner, 1);
    await app.owner.query('commit');
    expect(await sent).toMatchObject({ created: 0, updated: 1 });
    expect(await entries()).toMatchObject([{ title: 'Do you ship?', body: 'Sure.' }]);
  });

  describe('undone', () => {
    const BEFORE = 'question,answer\nReturns,30 days.\nGifts,Of course.\n';

    it('takes new entries away and makes changed ones as they were, in the search as well', async () => {
      await send(BEFORE).expect(201);
      const before = await byTitle('Returns');
      const { body } = await send('question,answer,kind\nRETURNS,60 days.,policy\nParking,Behind the house.,\n').expect(201);
      expect(body).toMatchObject({ created: 1, updated: 1, undone: null });
      expect(Date.parse(body.undoable_until)).toBe(Date.parse(body.created_at) + DAY);
      const undone = (await undo(body.id).expect(200)).body;
      expect(undone).toMatchObject({ id: body.id, undoable_until: null, undone: { removed: 1, restored: 1, kept: 0 } });
      const { updated_at: _then, ...same } = before as EntryJson & { updated_at: string };
      expect(await byTitle('Returns')).toMatchObject(same);
      expect((await entries()).map(({ title }) => title).toSorted()).toEqual(['Gifts', 'Returns']);
      expect(await found('parking')).toEqual([]);
      expect(await found('returns')).toMatchObject([{ text: '30 days.' }]);
      expect((await undo(body.id)).body.code).toBe('import.not_undoable');
    });

    it('leaves alone what somebody changed or removed since', async () => {
      const { body } = await send(BEFORE).expect(201);
      const [returns, gifts] = [await byTitle('Returns'), await byTitle('Gifts')];
      await ana.patch(at(`/${returns?.id}`), { body: '90 days.' }).expect(200);
      await ana.delete(at(`/${gifts?.id}`)).expect(204);
      expect((await undo(body.id).expect(200)).body.undone).toMatchObject({ removed: 0, restored: 0, kept: 2 });
      expect(await entries()).toMatchObject([{ id: returns?.id, body: '90 days.' }]);
    });

    it('gives a fact of the store back to its topic', async () => {
      await ana.patch(at('/facts'), { returns: '30 days.' }).expect(200);
      const [fact] = await entries();
      const { body } = await send(`question,answer\n${fact?.title},Never.\n`).expect(201);
      expect((await ana.get(at('/facts'))).body.returns.body).toBe('Never.');
      await undo(body.id).expect(200);
      expect((await ana.get(at('/facts'))).body.returns.body).toBe('30 days.');
    });

    it('is possible for a day, for admins, and only in the own store', async () => {
      const { body } = await send(BEFORE).expect(201);
      const [agent, eve] = [await aColleague(app, ana, 'agent'), await aPerson(app)];
      expect((await agent.post(at(`/imports/${body.id}/undo`))).status).toBe(403);
      expect((await agent.get(at('/imports'))).status).toBe(200);
      expect((await eve.post(`${eve.storePath}/knowledge/imports/${body.id}/undo`)).status).toBe(404);
      app.clock.advance(DAY + 1000);
      expect((await undo(body.id)).body.code).toBe('import.not_undoable');
      await send('question,answer\nNext,1\n').expect(201);
      app.clock.advance(-DAY - 1000);
      const { rows } = await app.owner.query('select count(*)::integer as count from knowledge_import_changes where store_id = $1', [ana.storeId]);
      expect(rows).toEqual([{ count: 1 }]);
    });

    const fileOf = (rows: number): string => `question,answer\n${Array.from({ length: rows }, (_, i) => `Question ${i},Answer ${i}`).join('\n')}\n`;

    it('a large import shows how far it is while it runs', async () => {
      const seen = new Set<number>();
      let isDone = false;
      const importing = send(fileOf(2500)).expect(201).then(() => {
        isDone = true;
      });
      while (!isDone && seen.size < 2) for (const { done, total } of (await ana.get(at('/imports/running')).expect(200)).body.data as { done: number; total: number }[]) {
        expect(total).toBe(2500);
        seen.add(done);
      }
      await importing;
      expect(seen.size).toBeGreaterThan(1);
      expect((await ana.get(at('/imports/running'))).body.data).toEqual([]);
    });

    it('10,000 rows are imported, found unchanged and undone as a whole', async () => {
      const { body } = await send(fileOf(10_000)).expect(201);
      expect(body).toMatchObject({ rows: 10_000, created: 10_000 });
      expect((await send(fileOf(10_000), { rest: '?dry_run=true' }).expect(200)).body).toMatchObject({ created: 0, updated: 0, unchanged: 10_000 });
      expect((await undo(body.id).expect(200)).body.undone).toMatchObject({ removed: 10_000 });
      expect(await entries()).toEqual([]);
    });
  });
});
