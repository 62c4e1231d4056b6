import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { HOUR } from '../../../../platform/clock/clock.js';
import { Env } from '../../../../platform/config/env.js';
import { addressGroup, AttemptLimits, type AttemptRule } from '../../../../platform/http/rate-limit-attempts.js';
import { Mailer } from '../../../../platform/mail/mailer.js';
import { Users } from '../../people/users.js';
import { OneTimeLinks } from '../links/one-time-links.js';
import type { Visitor } from '../visitor.js';

const PER_ADDRESS: AttemptRule = { name: 'reset address', limit: 20, windowMs: HOUR };
const PER_MAILBOX: AttemptRule = { name: 'reset mailbox', limit: 3, windowMs: HOUR };

/** Reset links by mail, for those who forgot their password. */
@Injectable()
export class PasswordResetsService implements BeforeApplicationShutdown {
  readonly #log = new Logger('mail');
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly users: Users,
    private readonly links: OneTimeLinks,
    private readonly mailer: Mailer,
    private readonly limits: AttemptLimits,
    private readonly env: Env,
  ) {}

  /**
   * Answers before it looks: neither the answer nor its time tells whether the address is registered.
   * @throws AppError request.rate_limited
   */
  async request(email: string, visitor: Visitor): Promise<void> {
    await this.limits.demand(PER_ADDRESS, addressGroup(visitor.ip));
    const sending = this.#send(email)
      .catch((error: unknown) => this.#log.error(`A reset link could not be mailed: ${String(error)}`))
      .finally(() => this.#running.delete(sending));
    this.#running.add(sending);
  }

  /** Resolves when every mail asked for so far is out or has failed. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  async #send(email: string): Promise<void> {
    const user = await this.users.findByEmail(email);
    if (!user || (await this.limits.take(PER_MAILBOX, user.id)) !== undefined) return;
    await this.mailer.send({
      to: user.email,
      subject: `Set a new ${this.env.PRODUCT_NAME} password`,
      text: `Somebody asked for a new password for this address. The link works once, within 30 minutes.\nIf it was not you, ignore this mail: nothing has changed.`,
      link: await this.links.create('password_reset', user.id),
    });
  }
}
