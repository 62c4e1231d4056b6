import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { LiveConnections } from './live-connections.js';
import { LiveFeed } from './live-feed.js';
import { LIVE_DATABASE_URL, LiveListener } from './live-listener.js';
import { LiveLog } from './live-log.js';
import { LiveRetention } from './live-retention.js';
import { LiveController } from './live.controller.js';
import { Presence } from './presence.js';

export interface LiveOptions {
  /** Direct connection of the app's role. */
  readonly databaseUrl: string;
  /** The module that exports `CallerCheck`. */
  readonly callers: Type;
}

/** The live stream and the event log. */
@Module({})
export class LiveModule {
  static forRoot({ databaseUrl, callers }: LiveOptions): DynamicModule {
    return {
      module: LiveModule,
      global: true,
      imports: [callers],
      controllers: [LiveController],
      providers: [LiveLog, LiveFeed, LiveListener, LiveConnections, LiveRetention, Presence, { provide: LIVE_DATABASE_URL, useValue: databaseUrl }],
      exports: [LiveRetention, Presence],
    };
  }
}
