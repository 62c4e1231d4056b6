import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { SecurityModule } from '../security/index.js';
import { StoresModule } from '../stores/index.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsService } from './channels.service.js';
import { ConnectionChecks } from './connection-checks.js';
import { NumberHealth } from './health/number-health.service.js';
import { ChannelSetup } from './setup/channel-setup.entity.js';
import { ChannelSetups } from './setup/channel-setups.service.js';
import { ChannelSetupsController } from './setup/channel-setups.controller.js';
import { SetupConnection } from './setup/setup-connection.js';

@Module({
  imports: [TypeOrmModule.forFeature([ChannelSetup]), AccountsModule, SecurityModule, StoresModule],
  controllers: [ChannelsController, ChannelSetupsController],
  providers: [ChannelsService, ChannelSetups, ConnectionChecks, NumberHealth, SetupConnection],
  exports: [ConnectionChecks],
})
export class ChannelsModule {}
