import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SecurityEvent } from './security-event.entity.js';
import { SecurityEventsController } from './security-events.controller.js';
import { SecurityEvents } from './security-events.js';
import { SecurityLog } from './security-log.js';

/** What was refused or noticed at the edge. */
@Module({
  imports: [TypeOrmModule.forFeature([SecurityEvent])],
  controllers: [SecurityEventsController],
  providers: [SecurityEvents, SecurityLog],
  exports: [SecurityEvents, SecurityLog],
})
export class SecurityModule {}
