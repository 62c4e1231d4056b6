import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsService } from './channels.service.js';
import { ConnectionChecks } from './connection-checks.js';

@Module({ imports: [AccountsModule], controllers: [ChannelsController], providers: [ChannelsService, ConnectionChecks], exports: [ConnectionChecks] })
export class ChannelsModule {}
