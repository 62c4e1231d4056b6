import { SCOPES, type Scope } from '#contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Text, Timestamp, Whole } from '../../../platform/http/fields.js';

function Scopes(): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: [...SCOPES], isArray: true }), IsArray(), ArrayNotEmpty(), ArrayUnique(), IsIn([...SCOPES], { each: true }));
}

export class CreateApiKeyDto {
  @Text({ max: 120, example: 'Web shop' }) name!: string;
  @Scopes() scopes!: Scope[];
  @Timestamp({ optional: true, nullable: true, description: 'Never, when missing' }) expires_at?: string | null;
}
export class RotateApiKeyDto {
  @Whole({ min: 0, max: 168, optional: true, description: 'Hours for which the old key goes on working; 24 when missing' }) overlap_hours?: number;
}
export class ApiKeyDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 120 }) name!: string;
  @Text({ max: 20, description: 'How the key begins' }) prefix!: string;
  @Text({ max: 4, description: 'How the key ends' }) last4!: string;
  @Scopes() scopes!: Scope[];
  @Timestamp() created_at!: string;
  @Timestamp({ nullable: true }) last_used_at!: string | null;
  @Timestamp({ nullable: true }) expires_at!: string | null;
  @Timestamp({ nullable: true }) revoked_at!: string | null;
}
export class ApiKeyWithValueDto extends ApiKeyDto {
  @Text({ max: 100, description: 'The key itself, shown this once' }) value!: string;
}
