import { Module } from '@nestjs/common';
import { InboxViewsController } from './inbox-views.controller.js';
import { InboxViews } from './inbox-views.service.js';

@Module({ controllers: [InboxViewsController], providers: [InboxViews] })
export class InboxViewsModule {}
