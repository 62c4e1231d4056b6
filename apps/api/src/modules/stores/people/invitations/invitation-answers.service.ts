import type { Role } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { sha256 } from '../../../../platform/crypto/tokens.js';
import { claimOne, Database, type Tx } from '../../../../platform/database/database.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { PasswordChecks } from '../../login/passwords/password-checks.js';
import { hashPassword } from '../../login/passwords/passwords.js';
import type { Visitor } from '../../login/visitor.js';
import { MembersService } from '../members.service.js';
import { Users } from '../users.js';

export interface OpenInvitation {
  readonly id: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
}
export interface AcceptInvitation {
  /** For people who are new here. */
  readonly name?: string;
  /** A new password, or the present one of somebody who has a login already. */
  readonly password: string;
}

/** What the invited person sees and does. The link is the permission. */
@Injectable()
export class InvitationAnswersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly users: Users,
    private readonly members: MembersService,
    private readonly checks: PasswordChecks,
  ) {}

  /** @throws AppError invitation.not_found when it is unknown, accepted, revoked or expired */
  async get(token: string): Promise<OpenInvitation> {
    const [invitation] = await this.db.acrossStoresStatement<OpenInvitation>('login', OPEN, [sha256(token), this.clock.now()]);
    if (!invitation) throw new AppError('invitation.not_found');
    return invitation;
  }

  /** Joins with a password. @returns the user's id. @throws AppError invitation.not_found, login.failed, request.invalid, member.exists */
  async accept(token: string, input: AcceptInvitation, visitor: Visitor): Promise<string> {
    const invitation = await this.get(token);
    const known = await this.users.findByEmail(invitation.email);
    if (known) {
      await this.checks.demand(invitation.email, known, input.password, visitor);
      return this.#join(invitation, () => Promise.resolve(known.id));
    }
    const { name } = input;
    if (name === undefined) throw AppError.field('required', '/name', 'Your name is needed');
    const passwordHash = await hashPassword(input.password);
    return this.#join(invitation, (tx) => this.users.create(tx, { email: invitation.email, name, passwordHash }));
  }

  /** Joins as who is logged in. @throws AppError invitation.not_found, also when it was meant for another address */
  async acceptAs(userId: string, token: string): Promise<void> {
    const invitation = await this.get(token);
    const user = await this.users.get(userId);
    if (user.email !== invitation.email) throw new AppError('invitation.not_found');
    await this.#join(invitation, () => Promise.resolve(userId));
  }

  async #join(invitation: OpenInvitation, prepareUser: (tx: Tx) => Promise<string>): Promise<string> {
    const userId = await this.db.inStore(invitation.storeId, async (tx) => {
      const mine = await claimOne<{ role: Role }>(tx, `update invitations set accepted_at = $3
        where store_id = $1 and id = $2 and accepted_at is null and revoked_at is null and expires_at > $3 returning role`, [invitation.storeId, invitation.id, this.clock.now()]);
      if (!mine) throw new AppError('invitation.not_found');
      const id = await prepareUser(tx);
      await this.members.add(tx, invitation.storeId, id, mine.role);
      return id;
    });
    this.members.changed();
    return userId;
  }
}

const OPEN = `select i.id, i.store_id as "storeId", s.name as "storeName", i.email, i.role, i.expires_at as "expiresAt"
  from invitations i join stores s on s.id = i.store_id
  where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2`;
