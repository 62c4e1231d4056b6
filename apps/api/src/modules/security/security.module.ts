import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SecurityEvent } from './security-event.entity.js';
import { SecurityEvents } from './security-events.js';

/** What was refused or noticed at the edge. */
@Module({
  imports: [TypeOrmModule.forFeature([SecurityEvent])],
  providers: [SecurityEvents],
  exports: [SecurityEvents],
})
export class SecurityModule {}
