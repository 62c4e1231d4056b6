import { publicId } from '#contracts';
import { csrfToken } from '../../../platform/http/csrf.js';
import type { StoreOfUser } from '../people/members.service.js';
import type { User } from '../people/user.entity.js';
import { presentStore } from '../store.presenter.js';
import type { MeDto, SessionDto, UserDto } from './auth.dto.js';
import type { Session } from './sessions/session.entity.js';

export function presentUser(user: User): UserDto {
  return { id: publicId('user', user.id), email: user.email, name: user.name };
}
export function presentMe(user: User, stores: readonly StoreOfUser[], sessionToken: string): MeDto {
  return { user: presentUser(user), stores: stores.map(({ store, role }) => ({ store: presentStore(store), role })), csrf_token: csrfToken(sessionToken) };
}
export function presentSession(session: Session, currentId: string): SessionDto {
  return {
    id: publicId('session', session.id),
    current: session.id === currentId,
    ip: session.ip,
    user_agent: session.userAgent,
    created_at: session.createdAt.toISOString(),
    last_used_at: session.lastUsedAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}
