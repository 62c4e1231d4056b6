import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DELIVER } from '../../modules/conversations/index.js';
import { Notifications, NOTIFY } from '../../modules/notifications/index.js';
import { Jobs } from '../../platform/queue/index.js';

/** From what happened to messages in their queues, from where they go the way of all messages. */
@Injectable()
export class Notifying implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly notifications: Notifications) {}

  onModuleInit(): void {
    this.jobs.handle(NOTIFY, ({ storeId }) => this.run(storeId));
  }

  async run(storeId: string): Promise<void> {
    const isMoreToFind = await this.notifications.collect(storeId);
    const { sent, isMore } = await this.notifications.send(storeId);
    await this.jobs.enqueueMany(DELIVER, sent);
    if (isMore || isMoreToFind) await this.jobs.enqueue(NOTIFY, { storeId });
  }
}
