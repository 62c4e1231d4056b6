import { ROLES, type Role } from '#contracts';
import { Email, Flag, Nested, OneOf, Text, Timestamp } from '../../../platform/http/fields.js';
import { UserDto } from '../login/auth.dto.js';

export class MemberDto {
  @Text({ max: 40 }) id!: string;
  @Nested(() => UserDto) user!: UserDto;
  @OneOf(ROLES) role!: Role;
  @Timestamp() created_at!: string;
}
export class ChangeRoleDto {
  @OneOf(ROLES) role!: Role;
}
export class CreateInvitationDto {
  @Email({ example: 'ben@example.com' }) email!: string;
  @OneOf(ROLES) role!: Role;
}
export class InvitationDto {
  @Text({ max: 40 }) id!: string;
  @Email() email!: string;
  @OneOf(ROLES) role!: Role;
  @Timestamp() created_at!: string;
  @Timestamp() expires_at!: string;
  @Flag({ description: 'The link no longer works; send the invitation again' }) expired!: boolean;
}
export class InvitationWithLinkDto extends InvitationDto {
  @Text({ max: 500, description: 'Shown this once' }) link!: string;
}
