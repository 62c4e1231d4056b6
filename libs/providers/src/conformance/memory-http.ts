import type { Http, HttpRequest, HttpResponse } from '../contract/index.js';

/** What the other side does with one request: an answer, or an error to throw. */
export type Answer = HttpResponse | Error;

/** An HTTP answer with a JSON body. */
export function jsonAnswer(status: number, body: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

/** HTTP in memory: keeps every request, answers by the function. */
export class MemoryHttp implements Http {
  readonly requests: HttpRequest[] = [];

  constructor(private readonly answer: (request: HttpRequest, index: number) => Answer) {}

  request(request: HttpRequest): Promise<HttpResponse> {
    this.requests.push(request);
    const answer = this.answer(request, this.requests.length - 1);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }
}
