import type { Provider } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountDirectory, AccountsService } from '../../accounts/index.js';
import { SecurityEvents } from '../../security/index.js';

/** Answers providers that ask whether this address is ours (R31, R142-R144). */
@Injectable()
export class Handshakes {
  constructor(private readonly directory: AccountDirectory, private readonly accounts: AccountsService, private readonly security: SecurityEvents) {}

  /** The challenge to echo, or undefined: refused. Only active accounts of this environment match (R143, R192). */
  async answer(provider: Provider, query: Readonly<Record<string, string>>, source: string): Promise<string | undefined> {
    const asked = provider.handshake?.(query);
    const account = asked && await this.directory.findByVerifyToken(provider.webhookPath, asked.verifyToken);
    if (!asked || !account) {
      this.security.record({ kind: 'webhook.bad_verify_token', source, detail: { reason: asked ? 'no active account has this token' : 'not a verification request' } });
      return undefined;
    }
    await this.accounts.applyWebhookVerified(account.storeId, account.id);
    return asked.challenge;
  }
}
