import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { SecurityEvents } from '../../security/index.js';
import { Identities, type KeyIdentity } from '../login/sessions/identities.js';
import { ApiKeysService } from './api-keys.service.js';

/** Programs that come with an API key. */
@Injectable()
export class KeyCallers {
  constructor(
    private readonly identities: Identities,
    private readonly keys: ApiKeysService,
    private readonly security: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError login.required for an unknown, revoked or expired key */
  async demand(request: FastifyRequest, key: string): Promise<KeyIdentity> {
    const identity = await this.identities.findKey(key);
    if (!identity) {
      this.security.record({ kind: 'api_key.refused', source: request.ip, detail: { reason: 'unknown' } });
      throw new AppError('login.required', { detail: 'The API key is unknown' });
    }
    const ended = identity.revokedAt !== null ? 'revoked' : identity.expiresAt !== null && identity.expiresAt <= this.clock.now() ? 'expired' : undefined;
    if (ended !== undefined) {
      this.noteMisuse(identity, ended, request);
      throw new AppError('login.required', { detail: `The API key is ${ended}` });
    }
    await this.keys.noteUse(identity);
    return identity;
  }

  /** Tells the key's store that it was used for what it may not do. */
  noteMisuse(identity: KeyIdentity, reason: string, request: FastifyRequest): void {
    this.security.record({ storeId: identity.storeId, kind: 'api_key.refused', source: request.ip, detail: { reason, api_key_id: publicId('api_key', identity.keyId), name: identity.name } });
  }
}
