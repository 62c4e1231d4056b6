import type { FastifyRequest } from 'fastify';

/** Asked again and again while a request stays open: whether who made it may still be here. */
export abstract class CallerCheck {
  /** False once the session ended, the key was revoked or the person left the store. */
  abstract isAdmitted(request: FastifyRequest): Promise<boolean>;
}
