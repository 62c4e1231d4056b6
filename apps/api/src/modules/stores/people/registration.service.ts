import { Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env.js';
import type { Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { OneTimeLinks } from '../login/links/one-time-links.js';
import { hashPassword } from '../login/passwords/passwords.js';
import { type NewStore, StoresService } from '../stores.service.js';
import { User } from './user.entity.js';
import { Users } from './users.js';

export interface NewOwner {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly store: NewStore;
}
/** Any fixed number: one first owner at a time. */
const SETUP_LOCK = 7_268_410;

/** Ways in for somebody who has no store yet. */
@Injectable()
export class RegistrationService {
  constructor(private readonly stores: StoresService, private readonly users: Users, private readonly links: OneTimeLinks, private readonly env: Env) {}

  /** Makes a person and their store. @returns the user's id. @throws AppError registration.closed, user.email_taken */
  async register(owner: NewOwner): Promise<string> {
    if (this.env.REGISTRATION !== 'open') throw new AppError('registration.closed');
    return this.#create(owner);
  }

  /** The first owner of an installation, by the link printed at its first start. @throws AppError link.invalid once there is anybody */
  async setUp(token: string, owner: NewOwner): Promise<string> {
    // Whoever sets the installation up sells themselves no plan.
    return this.#create({ ...owner, store: { ...owner.store, subscriptionStatus: 'active' } }, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
      await this.links.claim(tx, 'setup', token);
      if (await tx.getRepository(User).exists()) throw new AppError('link.invalid');
    });
  }

  async #create(owner: NewOwner, admit: (tx: Tx) => Promise<void> = () => Promise.resolve()): Promise<string> {
    const passwordHash = await hashPassword(owner.password);
    let userId = '';
    await this.stores.createWith(owner.store, async (tx) => {
      await admit(tx);
      userId = await this.users.create(tx, { email: owner.email, name: owner.name, passwordHash });
      return userId;
    });
    return userId;
  }
}
