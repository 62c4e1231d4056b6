import { MESSAGE_STATUSES, statusRank } from '#contracts';
import { startApp, type TestApp } from '../support/app.js';

describe('the application', () => {
  let t: TestApp;
  beforeAll(async () => { t = await startApp(); });
  afterAll(async () => t.close());

  it('answers an unknown address with a problem', async () => {
    const answer = await t.http().get('/api/v1/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'route.not_found', status: 404, request_id: answer.headers['x-request-id'] });
  });

  it('ranks message statuses in SQL as in code', async () => {
    const { rows } = await t.owner.query<{ status: string; rank: string }>('select status, message_status_rank(status) as rank from unnest($1::text[]) status', [MESSAGE_STATUSES]);
    expect(rows.map(({ status, rank }) => [status, Number(rank)])).toEqual(MESSAGE_STATUSES.map((status) => [status, statusRank(status)]));
  });
});
