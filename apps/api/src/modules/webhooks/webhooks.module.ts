import { Module, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/queue/index.js';
import { AccountSignals, AccountsModule } from '../accounts/index.js';
import { SecurityModule } from '../security/index.js';
import { BodyRotation } from './events/body-rotation.js';
import { WebhookEventLog } from './events/webhook-event-log.js';
import { WebhookEventsController } from './events/webhook-events.controller.js';
import { WebhookReplay } from './events/webhook-replay.js';
import { WebhookRetention } from './events/webhook-retention.js';
import { Admission } from './intake/admission.js';
import { Handshakes } from './intake/handshakes.js';
import { IncomingEvents } from './intake/incoming-events.js';
import { WebhookPace } from './intake/pace.js';
import { WebhookRoutes } from './intake/webhook-routes.js';
import { Quarantine } from './refused/quarantine.js';
import { QuarantineReplay } from './refused/quarantine-replay.js';
import { RefusedEventsController } from './refused/refused-events.controller.js';
import { RefusedEvents } from './refused/refused-events.js';
import { WebhookEvents } from './webhook-events.js';
import { REPLAY_REFUSED } from './webhooks.jobs.js';
import { WebhooksService } from './webhooks.service.js';

/** What providers post: received, verified and kept. Reading it is the pipeline's. */
@Module({
  imports: [AccountsModule, SecurityModule],
  controllers: [RefusedEventsController, WebhookEventsController],
  providers: [
    Admission, BodyRotation, Handshakes, IncomingEvents, Quarantine, QuarantineReplay, RefusedEvents, WebhookEventLog, WebhookEvents, WebhookPace, WebhookReplay, WebhookRetention, WebhookRoutes, WebhooksService,
  ],
  exports: [BodyRotation, WebhookEvents, WebhookReplay, WebhookRetention],
})
export class WebhooksModule implements OnModuleInit {
  constructor(private readonly jobs: Jobs, private readonly signals: AccountSignals, private readonly replays: WebhookReplay) {}

  onModuleInit(): void {
    this.jobs.handle(REPLAY_REFUSED, async ({ storeId, accountId }) => void await this.replays.replayRefused(storeId, accountId));
    this.signals.onChange(async ({ storeId, accountId, credentialsChanged }) => {
      if (credentialsChanged) await this.jobs.enqueue(REPLAY_REFUSED, { storeId, accountId });
    });
  }
}
