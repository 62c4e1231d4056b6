import { HttpFailure, type HttpResponse } from '#providers/contract';
import { HttpImageService } from './http-image-service.js';
import { NothingPainted } from './image-service.js';

const answer = (status: number, body = '{}'): HttpResponse => ({ status, headers: {}, body: Buffer.from(body) });
async function failureOf(given: HttpResponse | HttpFailure): Promise<unknown> {
  const request = () => (given instanceof HttpFailure ? Promise.reject(given) : Promise.resolve(given));
  return new HttpImageService({ request } as never, { url: 'https://images.example', model: 'gpt-image-1' }).paint('A mug').catch((error: unknown) => error);
}

describe('a painting that fails', () => {
  it.each<[string, HttpResponse | HttpFailure]>([
    ['a refusal', answer(400)], ['a busy service', answer(429)], ['a broken service', answer(500)], ['a service that is not there', new HttpFailure('refused', false, '')],
  ])('is not paid after %s', async (_what, given) => expect(await failureOf(given)).toBeInstanceOf(NothingPainted));
  it.each<[string, HttpResponse | HttpFailure]>([
    ['no answer in time', new HttpFailure('timeout', true, '')], ['an answer that breaks off', new HttpFailure('reset', true, '')], ['an answer without a picture', answer(200)], ['a proxy that waits no longer', answer(504)],
  ])('may be paid after %s', async (_what, given) => {
    const failure = await failureOf(given);
    expect(failure).toMatchObject({ code: 'picture.failed' });
    expect(failure).not.toBeInstanceOf(NothingPainted);
  });
});
