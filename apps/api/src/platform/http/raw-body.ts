import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors/app-error.js';

/** Bodies of this scope stay bytes, whatever their content type says they are: signatures are over the bytes as they came. @param bodyLimit in bytes */
export function readBytes(scope: FastifyInstance, bodyLimit: number): void {
  scope.addHook('onRequest', async (request, reply) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      reply.header('connection', 'close');
      throw new AppError('request.unsupported_type', { detail: 'Compressed bodies are not accepted' });
    }
    // An unreadable content type would be refused by the framework before its body is read.
    if (request.method === 'POST') request.raw.headers['content-type'] = 'application/octet-stream';
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}
