import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../../../platform/clock/clock.js';
import { CallerCheck } from '../../../../platform/http/caller-check.js';
import { credentialOf } from '../../../../platform/http/session-cookie.js';
import { Identities } from './identities.js';

/** Whether who made a long-lived request may still be in the store that the guard admitted them to. */
@Injectable()
export class Admissions extends CallerCheck {
  constructor(private readonly identities: Identities, private readonly clock: Clock) {
    super();
  }

  async isAdmitted(request: FastifyRequest): Promise<boolean> {
    const credential = credentialOf(request);
    const storeId = request.access?.storeId;
    if (credential === undefined || storeId === undefined) return false;
    switch (credential.kind) {
      case 'session': return (await this.identities.findSession(credential.value))?.roles[storeId] !== undefined;
      case 'api_key': {
        const key = await this.identities.findKey(credential.value);
        return key?.storeId === storeId && key.revokedAt === null && (key.expiresAt === null || key.expiresAt > this.clock.now());
      }
    }
  }
}
