import { publicId, type Role } from '#contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Clock, DAY } from '../../../../platform/clock/clock.js';
import { Env } from '../../../../platform/config/env.js';
import { randomToken, sha256 } from '../../../../platform/crypto/tokens.js';
import { Database, queryRows, type Tx } from '../../../../platform/database/database.js';
import { newId } from '../../../../platform/database/ids.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import type { Page, PageQuery } from '../../../../platform/http/page.js';
import { pageById } from '../../../../platform/http/page-by-id.js';
import { Mailer } from '../../../../platform/mail/mailer.js';
import { SecurityEvents } from '../../../security/index.js';
import { Store } from '../../store.entity.js';
import { Invitation } from './invitation.entity.js';

const LIFETIME_MS = 7 * DAY;

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
}
/** Who invites: only owners make owners. */
export interface Inviter {
  readonly userId: string;
  readonly role: Role;
}
export interface InvitationWithLink {
  readonly invitation: Invitation;
  /** For copying; the token is stored nowhere. */
  readonly link: string;
}

/** Asking people into a store. */
@Injectable()
export class InvitationsService {
  readonly #log = new Logger('mail');

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly mailer: Mailer,
    private readonly security: SecurityEvents,
  ) {}

  /** Invites; an open invitation of the same address is replaced. @throws AppError member.exists, access.denied */
  async create(storeId: string, by: Inviter, input: NewInvitation): Promise<InvitationWithLink> {
    if (input.role === 'owner' && by.role !== 'owner') throw new AppError('access.denied', { detail: 'Only an owner decides about owners' });
    const token = randomToken();
    const { invitation, store } = await this.db.inStore(storeId, async (tx) => {
      const shop = await tx.getRepository(Store).findOneByOrFail({ id: storeId });
      await demandStranger(tx, storeId, input.email);
      return { invitation: await this.#replace(tx, storeId, by, input, token), store: shop };
    });
    this.security.record({ storeId, kind: 'member.invited', source: publicId('user', by.userId), detail: { email: input.email, role: input.role } });
    const link = `${this.env.PUBLIC_URL.replace(/\/$/, '')}/invite/${token}`;
    await this.#mail(store, invitation, link);
    return { invitation, link };
  }

  /** A new link for an open invitation; the old one stops working. @throws AppError invitation.not_found */
  async resend(storeId: string, by: Inviter, invitationId: string): Promise<InvitationWithLink> {
    const open = await this.db.inStore(storeId, (tx) => tx.getRepository(Invitation).createQueryBuilder('invitation')
      .where('invitation.storeId = :storeId and invitation.id = :invitationId and invitation.acceptedAt is null and invitation.revokedAt is null', { storeId, invitationId }).getOne());
    if (!open) throw new AppError('invitation.not_found');
    return this.create(storeId, by, { email: open.email, role: open.role });
  }

  /** Open ones, expired ones included: they can be sent again. */
  async list(storeId: string, page: PageQuery): Promise<Page<Invitation>> {
    return this.db.inStore(storeId, (tx) => pageById(
      tx.getRepository(Invitation).createQueryBuilder('invitation').where('invitation.storeId = :storeId and invitation.acceptedAt is null and invitation.revokedAt is null', { storeId }),
      page, (invitation) => invitation));
  }

  /** @throws AppError invitation.not_found */
  async revoke(storeId: string, invitationId: string): Promise<void> {
    const revoked = await this.db.inStore(storeId, (tx) => queryRows(tx,
      'update invitations set revoked_at = $3 where store_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning id', [storeId, invitationId, this.clock.now()]));
    if (revoked.length === 0) throw new AppError('invitation.not_found');
  }

  async #replace(tx: Tx, storeId: string, by: Inviter, input: NewInvitation, token: string): Promise<Invitation> {
    const now = this.clock.now();
    const invitation: Invitation = {
      storeId, id: newId(), email: input.email, role: input.role, tokenHash: sha256(token), invitedBy: by.userId,
      createdAt: now, expiresAt: this.clock.in(LIFETIME_MS), acceptedAt: null, revokedAt: null,
    };
    // Two at once for one address: the store's row makes them take turns, so that one is open at the end.
    await tx.query('select from stores where id = $1 for update', [storeId]);
    await tx.query('update invitations set revoked_at = $3 where store_id = $1 and email = $2 and accepted_at is null and revoked_at is null', [storeId, input.email, now]);
    await tx.getRepository(Invitation).insert(invitation);
    return invitation;
  }

  // The link is in the answer too: a mail server that is away must not undo the invitation.
  async #mail(store: Store, invitation: Invitation, link: string): Promise<void> {
    await this.mailer.send({
      to: invitation.email, subject: `${store.name} invites you to ${this.env.PRODUCT_NAME}`,
      text: `You are invited to work in the inbox of ${store.name} as ${invitation.role}. The link works for seven days.`, link,
    }).catch((error: unknown) => this.#log.warn(`An invitation could not be mailed: ${String(error)}`));
  }
}

async function demandStranger(tx: Tx, storeId: string, email: string): Promise<void> {
  const members = await queryRows(tx, 'select from members m join users u on u.id = m.user_id where m.store_id = $1 and u.email = $2', [storeId, email]);
  if (members.length > 0) throw new AppError('member.exists');
}
