import { Global, Module } from '@nestjs/common';
import { IdempotencyKeys } from './idempotency-keys.js';
import { RateLimit } from './rate-limit.js';
import { AttemptLimits } from './rate-limit-attempts.js';

/** What any route may use: idempotency keys, request quotas, attempt limits. */
@Global()
@Module({
  providers: [IdempotencyKeys, RateLimit, AttemptLimits],
  exports: [IdempotencyKeys, RateLimit, AttemptLimits],
})
export class HttpLimitsModule {}
