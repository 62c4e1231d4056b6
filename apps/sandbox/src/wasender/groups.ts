import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import { failed } from './access.js';
import type { Session, WasenderWorld } from './world.js';

export type GroupRole = 'superadmin' | 'admin' | null;
/** A group that a session's phone is in. Members by their digits. */
export interface Group {
  readonly jid: string;
  readonly session: Session;
  readonly invite: string;
  readonly createdAt: number;
  subject: string;
  description: string | undefined;
  announce: boolean;
  restrict: boolean;
  readonly members: Map<string, GroupRole>;
}
export interface ActionResult { readonly status: 200 | 403; readonly jid: string; readonly message: string }

const MEMBER = /^\+?(\d{8,15})(?:@s\.whatsapp\.net)?$/;

/** The groups around linked phones: for who tries the API; a shared inbox has none. */
export class WasenderGroups {
  private readonly byJid = new Map<string, Group>();

  constructor(private readonly world: WasenderWorld, private readonly clock: SandboxClock) {}

  create(session: Session, subject: string, participants: readonly string[]): Group {
    const jid = `120363${String(this.byJid.size + 1).padStart(12, '0')}@g.us`;
    const group: Group = {
      jid, session, invite: randomBytes(11).toString('hex'), createdAt: this.clock.now(), subject, description: undefined, announce: false, restrict: false,
      members: new Map([[session.phone, 'superadmin']]),
    };
    this.byJid.set(jid, group);
    this.add(group, participants);
    return group;
  }
  of(session: Session): Group[] {
    return [...this.byJid.values()].filter((group) => group.members.has(session.phone));
  }
  /** @throws Refusal 404 for one that the session is not in */
  find(session: Session, jid: string): Group {
    const group = this.byJid.get(jid);
    if (!group?.members.has(session.phone)) throw failed(404, 'Group not found.');
    return group;
  }
  /** @throws Refusal 404 */
  invited(code: unknown): Group {
    const group = [...this.byJid.values()].find(({ invite }) => invite === code);
    if (!group) throw failed(404, 'Invalid or expired invite code.');
    return group;
  }

  add(group: Group, participants: readonly string[]): ActionResult[] {
    return this.each(participants, (digits) => {
      if (group.members.has(digits)) return false;
      group.members.set(digits, null);
      return true;
    });
  }
  remove(group: Group, participants: readonly string[]): ActionResult[] {
    return this.each(participants, (digits) => group.members.delete(digits));
  }
  appoint(group: Group, participants: readonly string[], role: GroupRole): ActionResult[] {
    return this.each(participants, (digits) => {
      if (!group.members.has(digits)) return false;
      group.members.set(digits, role);
      return true;
    });
  }
  leave(group: Group, session: Session): void {
    group.members.delete(session.phone);
  }
  /** The same hidden id for a member as in a chat of two. */
  lidOf(group: Group, digits: string, customers: { open(id: string): Parameters<WasenderWorld['lidOf']>[0] }): string {
    return digits === group.session.phone ? group.session.lid : this.world.lidOf(customers.open(digits));
  }
  clear(): void {
    this.byJid.clear();
  }

  private each(participants: readonly string[], act: (digits: string) => boolean): ActionResult[] {
    return participants.map((jid) => {
      const digits = MEMBER.exec(jid)?.[1];
      return digits !== undefined && act(digits) ? { status: 200, jid, message: 'Success' } : { status: 403, jid, message: 'Forbidden' };
    });
  }
}
