import { ROLES, type Role } from '#contracts';
import { Email, Flag, Nested, NestedList, OneOf, Text, Timestamp } from '../../../platform/http/fields.js';
import { CreateStoreDto, StoreDto } from '../stores.dto.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords/passwords.js';

const Password = () => Text({ min: PASSWORD_MIN, max: PASSWORD_MAX, raw: true, description: `At least ${PASSWORD_MIN} characters` });
const PresentPassword = () => Text({ max: PASSWORD_MAX, raw: true });
const Token = () => Text({ max: 200, description: 'From the link' });

export class LoginDto {
  @Email({ example: 'ana@example.com' }) email!: string;
  @PresentPassword() password!: string;
}
export class RegisterDto {
  @Text({ max: 120 }) name!: string;
  @Email({ example: 'ana@example.com' }) email!: string;
  @Password() password!: string;
  @Nested(() => CreateStoreDto) store!: CreateStoreDto;
}
export class SetUpDto extends RegisterDto {
  @Token() token!: string;
}
export class LinkDto {
  @Token() token!: string;
}
export class RequestPasswordResetDto {
  @Email() email!: string;
}
export class ResetPasswordDto extends LinkDto {
  @Password() password!: string;
}
export class ChangePasswordDto {
  @PresentPassword() current_password!: string;
  @Password() new_password!: string;
}
export class AcceptInvitationDto {
  @Text({ max: 120, min: 1, optional: true, description: 'For people who have no login yet' }) name?: string;
  @PresentPassword() password!: string;
}
export class OpenInvitationDto {
  @Text({ max: 120 }) store_name!: string;
  @Email() email!: string;
  @OneOf(ROLES) role!: Role;
  @Timestamp() expires_at!: string;
}
export class RenameMeDto {
  @Text({ max: 120, min: 1, optional: true }) name?: string;
}
export class UserDto {
  @Text({ max: 40 }) id!: string;
  @Email() email!: string;
  @Text({ max: 120 }) name!: string;
}
export class MyStoreDto {
  @Nested(() => StoreDto) store!: StoreDto;
  @OneOf(ROLES) role!: Role;
}
export class MyStoresDto {
  @NestedList(() => MyStoreDto, { maxItems: 1000 }) data!: MyStoreDto[];
  @Text({ max: 500, nullable: true }) next_cursor!: string | null;
  @Text({ max: 500, nullable: true }) prev_cursor!: string | null;
}
export class MeDto {
  @Nested(() => UserDto) user!: UserDto;
  @NestedList(() => MyStoreDto, { maxItems: 1000 }) stores!: MyStoreDto[];
  @Text({ max: 100, description: 'Send it as x-csrf-token with every change' }) csrf_token!: string;
}
export class SessionDto {
  @Text({ max: 40 }) id!: string;
  @Flag({ description: 'The session of this request' }) current!: boolean;
  @Text({ max: 60 }) ip!: string;
  @Text({ max: 300 }) user_agent!: string;
  @Timestamp() created_at!: string;
  @Timestamp() last_used_at!: string;
  @Timestamp() expires_at!: string;
}
