import { newsPage, noteNews, withNews } from './news.js';

interface Thing { readonly id: string; readonly status?: string; readonly media?: null }
/** A request during which events come. */
const asked = (answer: Thing, ...news: Thing[]) => (): Promise<Thing> => {
  news.forEach(noteNews);
  return Promise.resolve(answer);
};

describe('answers and events that cross', () => {
  it('an answer that is older than an event does not undo it', async () => {
    expect(await withNews(asked({ id: 'a', status: 'queued', media: null }, { id: 'a', status: 'failed' }))).toEqual({ id: 'a', status: 'failed', media: null });
    expect(await withNews(asked({ id: 'b', status: 'queued' }, { id: 'a', status: 'read' }))).toEqual({ id: 'b', status: 'queued' });
  });

  it('an event of before the request says nothing of its answer', async () => {
    noteNews({ id: 'c', status: 'failed' } as Thing);
    expect(await withNews(asked({ id: 'c', status: 'queued' }))).toEqual({ id: 'c', status: 'queued' });
  });

  it('a page that began before something came is asked for once more, and only then', async () => {
    const answers = [[{ id: 'd', status: 'sent' }], [{ id: 'e', status: 'queued' }, { id: 'd', status: 'sent' }], [{ id: 'never' }]];
    let requests = 0;
    const ask = (...news: Thing[]) => newsPage(() => {
      news.forEach(noteNews);
      return Promise.resolve({ data: answers[requests++] ?? [] });
    }, ({ id }) => id !== 'elsewhere');
    expect(await ask({ id: 'e', status: 'delivered' }, { id: 'elsewhere' })).toEqual({ data: [{ id: 'e', status: 'delivered' }, { id: 'd', status: 'sent' }] });
    expect(requests).toBe(2);
  });

  it('forgets what is older than any answer that may be on its way', async () => {
    const many = Array.from({ length: 3000 }, (_, index): Thing => ({ id: `f${index}`, status: 'read' }));
    expect(await withNews(asked({ id: 'f0' }, ...many))).toEqual({ id: 'f0' });
    expect(await withNews(asked({ id: 'f2999' }, ...many))).toEqual({ id: 'f2999', status: 'read' });
  });
});
