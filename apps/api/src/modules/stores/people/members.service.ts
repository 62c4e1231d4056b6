import { atLeast, publicId, type Role } from '#contracts';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Page, PageQuery } from '../../../platform/http/page.js';
import { pageById } from '../../../platform/http/page-by-id.js';
import { SecurityEvents } from '../../security/index.js';
import { Identities } from '../login/sessions/identities.js';
import { Store } from '../store.entity.js';
import { Member } from './member.entity.js';
import { User } from './user.entity.js';

export interface MemberWithUser {
  readonly member: Member;
  readonly user: User;
}
export interface StoreOfUser {
  readonly store: Store;
  readonly role: Role;
}

/** Who works in a store. A store keeps at least one owner. */
@Injectable()
export class MembersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly identities: Identities,
    private readonly security: SecurityEvents,
  ) {}

  async list(storeId: string, page: PageQuery): Promise<Page<MemberWithUser>> {
    return this.db.inStore(storeId, async (tx) => {
      const members = await pageById(tx.getRepository(Member).createQueryBuilder('member').where('member.storeId = :storeId', { storeId }), page, (member) => member);
      return { ...members, data: await withUsers(tx, members.data) };
    });
  }

  /** The stores of a person with their role, oldest first. */
  async storesOf(userId: string): Promise<StoreOfUser[]> {
    const rows = await this.db.acrossStoresStatement<Store & { role: Role }>('login', STORES_OF_USER, [userId]);
    return rows.map(({ role, ...store }) => ({ store, role }));
  }

  /** Part of the caller's transaction; call `changed` after it. @throws AppError member.exists */
  async add(tx: Tx, storeId: string, userId: string, role: Role): Promise<Member> {
    const member = { storeId, id: newId(), userId, role, createdAt: this.clock.now() };
    const inserted = await tx.createQueryBuilder().insert().into(Member).values(member).orIgnore().returning('id').execute();
    if (!Array.isArray(inserted.raw) || inserted.raw.length === 0) throw new AppError('member.exists');
    return member;
  }

  /** @throws AppError member.not_found, member.last_owner, access.denied when an admin touches or makes an owner */
  async changeRole(storeId: string, byUserId: string, memberId: string, role: Role): Promise<MemberWithUser> {
    const changed = await this.db.inStore(storeId, async (tx) => {
      const { member, changer } = await lockMembers(tx, storeId, memberId, byUserId);
      if (!atLeast(changer.role, 'admin')) throw new AppError('access.denied');
      if ((member.role === 'owner' || role === 'owner') && changer.role !== 'owner') throw new AppError('access.denied', { detail: 'Only an owner decides about owners' });
      if (member.role === 'owner' && role !== 'owner') await demandOtherOwner(tx, storeId, memberId);
      await tx.getRepository(Member).update({ storeId, id: memberId }, { role });
      const [shown] = await withUsers(tx, [{ ...member, role }]);
      if (!shown) throw new AppError('member.not_found');
      return { shown, before: member.role };
    });
    this.changed();
    this.#record(storeId, 'member.role_changed', byUserId, { member: changed.shown.user.email, from: changed.before, to: role });
    return changed.shown;
  }

  /** Admins remove others, everybody may leave. @throws AppError member.not_found, member.last_owner, access.denied */
  async remove(storeId: string, byUserId: string, memberId: string): Promise<void> {
    const email = await this.db.inStore(storeId, async (tx) => {
      const { member, changer } = await lockMembers(tx, storeId, memberId, byUserId);
      const isSelf = member.id === changer.id;
      if (!isSelf && (!atLeast(changer.role, 'admin') || (member.role === 'owner' && changer.role !== 'owner'))) throw new AppError('access.denied');
      if (member.role === 'owner') await demandOtherOwner(tx, storeId, memberId);
      const [shown] = await withUsers(tx, [member]);
      await tx.getRepository(Member).delete({ storeId, id: memberId });
      return shown?.user.email ?? '';
    });
    this.changed();
    this.#record(storeId, 'member.removed', byUserId, { member: email });
  }

  /** Members or roles changed: the next request sees it. */
  changed(): void {
    this.identities.forget();
  }

  #record(storeId: string, kind: 'member.role_changed' | 'member.removed', byUserId: string, detail: Record<string, string>): void {
    this.security.record({ storeId, kind, source: publicId('user', byUserId), detail });
  }
}

// The store's row is the lock: two owners who step down at once do so one after the other, and whoever lost their role
// a moment ago decides nothing any more.
async function lockMembers(tx: Tx, storeId: string, memberId: string, byUserId: string): Promise<{ member: Member; changer: Member }> {
  await tx.query('select from stores where id = $1 for update', [storeId]);
  const members = tx.getRepository(Member);
  const changer = await members.findOneBy({ storeId, userId: byUserId });
  if (!changer) throw new AppError('access.denied');
  const member = await members.findOneBy({ storeId, id: memberId });
  if (!member) throw new AppError('member.not_found');
  return { member, changer };
}
async function demandOtherOwner(tx: Tx, storeId: string, memberId: string): Promise<void> {
  const others = await queryRows(tx, `select from members where store_id = $1 and role = 'owner' and id <> $2 limit 1`, [storeId, memberId]);
  if (others.length === 0) throw new AppError('member.last_owner');
}
async function withUsers(tx: Tx, members: readonly Member[]): Promise<MemberWithUser[]> {
  const users = await tx.getRepository(User).findBy({ id: In(members.map((member) => member.userId)) });
  const byId = new Map(users.map((user) => [user.id, user]));
  return members.flatMap((member) => {
    const user = byId.get(member.userId);
    return user ? [{ member, user }] : [];
  });
}

const STORES_OF_USER = `select s.id, s.name, s.slug, s.timezone, s.currency, s.locale, s.country, s.subscription_status as "subscriptionStatus",
    s.trial_ends_at as "trialEndsAt", s.created_at as "createdAt", s.updated_at as "updatedAt", m.role
  from members m join stores s on s.id = m.store_id where m.user_id = $1 order by m.id`;
