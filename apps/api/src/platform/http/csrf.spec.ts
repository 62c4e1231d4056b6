import type { FastifyRequest } from 'fastify';
import { csrfToken, isSameOrigin, provesOwnApp } from './csrf.js';

const request = (method: string, headers: Record<string, string>): FastifyRequest => ({ method, headers }) as unknown as FastifyRequest;
const APP = 'https://parley.example';

describe('proof that a change comes from the app', () => {
  it.each([
    ['GET', {}, true], ['HEAD', {}, true], ['OPTIONS', {}, true], ['POST', {}, false], ['PUT', {}, false], ['PATCH', {}, false], ['DELETE', {}, false],
    ['POST', { 'x-csrf-token': csrfToken('mine') }, true], ['POST', { 'x-csrf-token': csrfToken('other') }, false], ['POST', { 'x-csrf-token': 'mine' }, false],
    ['POST', { 'x-csrf-token': csrfToken('mine'), origin: 'https://evil.example', host: 'parley.example' }, false],
  ] as const)('%s with %j: %s', (method, headers, proven) => expect(provesOwnApp(request(method, { ...headers }), 'mine', APP)).toBe(proven));

  it.each([
    [{}, true], [{ origin: APP, host: '10.0.0.1:3000' }, true], [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    [{ origin: 'http://localhost:3001', host: 'localhost:3000' }, false], [{ origin: 'null', host: 'localhost' }, false], [{ origin: 'https://parley.example.evil', host: 'parley.example' }, false],
    [{ origin: 'http://parley.example', host: '10.0.0.1' }, false],
  ])('origin %j: %s', (headers, same) => expect(isSameOrigin(request('POST', { ...headers }), APP)).toBe(same));
});
