import { publicId } from '#contracts';
import { presentUser } from '../login/me.presenter.js';
import type { Invitation } from './invitations/invitation.entity.js';
import type { MemberWithUser } from './members.service.js';
import type { InvitationDto, MemberDto } from './people.dto.js';

export function presentMember({ member, user }: MemberWithUser): MemberDto {
  return { id: publicId('member', member.id), user: presentUser(user), role: member.role, created_at: member.createdAt.toISOString() };
}
export function presentInvitation(invitation: Invitation, now: Date): InvitationDto {
  return {
    id: publicId('invitation', invitation.id),
    email: invitation.email,
    role: invitation.role,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
    expired: invitation.expiresAt <= now,
  };
}
