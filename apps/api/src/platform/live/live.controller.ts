import { Controller, Get, Headers, Logger, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Gives } from '../http/acceptable.guard.js';
import { Access } from '../http/access.js';
import { CallerCheck } from '../http/caller-check.js';
import { ApiPage, type Page } from '../http/page.js';
import { CurrentActor, StoreId } from '../http/params.js';
import type { Actor } from '../http/request-context.js';
import { LiveConnections } from './live-connections.js';
import { readLiveCursor, writeLiveCursor } from './live-cursor.js';
import { LiveFeed, type News } from './live-feed.js';
import { LiveLog, type LoggedEvent } from './live-log.js';
import { LiveEventDto, LiveLogQuery, LiveStreamQuery } from './live.dto.js';
import { Presence } from './presence.js';

/** How soon a browser comes back, in milliseconds. */
const COME_BACK_MS = 1000;

@ApiTags('events')
@Controller('api/v1/stores/:store_id/events')
export class LiveController {
  readonly #log = new Logger('live');

  constructor(
    private readonly feed: LiveFeed,
    private readonly log: LiveLog,
    private readonly connections: LiveConnections,
    private readonly callers: CallerCheck,
    private readonly presence: Presence,
  ) {}

  @Get()
  @Access({ role: 'agent', scope: 'events:read' })
  @ApiOperation({ operationId: 'streamEvents', summary: 'Live updates as server-sent events; each `data` is one event as in the log', description: 'Besides, without an id: `pulse`, at least every 20 seconds, and for people `presence`, who of the team looks at or types in which conversation' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Go on after this event; browsers send it by themselves' })
  @Gives('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiTooManyRequestsResponse({ description: 'request.rate_limited: too many streams of one caller' })
  async stream(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @Query() query: LiveStreamQuery, @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = readLiveCursor(lastEventId) ?? readLiveCursor(query.after);
    const { raw } = reply;
    if (request.method === 'HEAD') return void begin(reply).end();
    const { controller, close } = this.connections.open(actor);
    raw.on('close', () => controller.abort());
    if (raw.destroyed) controller.abort();
    begin(reply).write(`retry: ${COME_BACK_MS}\n\n`);
    const stop = actor.kind === 'user' ? this.#followPresence(storeId, request, raw) : () => undefined;
    try {
      for await (const news of this.feed.follow(storeId, from, controller.signal)) {
        if (!await this.callers.isAdmitted(request)) break;
        await send(raw, textOf(news, query.types), controller.signal);
      }
    } catch (error) {
      // The browser comes back and goes on where it was.
      if (!controller.signal.aborted) this.#log.warn(`A live stream broke: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      stop();
      close();
      raw.end();
    }
  }

  /** Who of the team is where, as events of a name of their own and without a place in the log: nobody is told twice, and nobody later. */
  #followPresence(storeId: string, request: FastifyRequest, raw: ServerResponse): () => void {
    let before = Promise.resolve();
    return this.presence.follow(storeId, (note) => {
      before = before.then(async () => {
        // A reader that is slower than people move misses some of it.
        if (raw.writableNeedDrain || !await this.callers.isAdmitted(request)) return;
        if (!raw.writableEnded) raw.write(`event: presence\ndata: ${JSON.stringify(note)}\n\n`);
      }).catch((error: unknown) => this.#log.warn(`Presence was not told: ${String(error)}`));
    });
  }

  @Get('log')
  @Access({ role: 'agent', scope: 'events:read' })
  @ApiOperation({ operationId: 'listEvents', summary: 'Events of the last week, oldest first. `next_cursor` never ends: ask again with it for what happened since' })
  @ApiPage(LiveEventDto)
  async list(@StoreId() storeId: string, @Query() query: LiveLogQuery): Promise<Page<LiveEventDto>> {
    const from = readLiveCursor(query.cursor) ?? { xid: '0', id: '0' };
    const { events } = await this.log.read(storeId, from, query.limit ?? 50);
    return { data: wanted(events, query.types).map(presentEvent), next_cursor: writeLiveCursor(events.at(-1) ?? from), prev_cursor: null };
  }
}

/** The head of a stream; what follows is the caller's. */
function begin(reply: FastifyReply): ServerResponse {
  reply.hijack();
  return reply.raw.writeHead(200, { ...headersOf(reply), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
}

/** Waits while the reader is slower than the news. */
async function send(raw: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  if (!raw.write(text)) await once(raw, 'drain', { signal });
}

/** An id without data moves the reader's place on and is otherwise ignored; the pulse tells that the connection still lives. */
function textOf({ events, early, cursor }: News, types: readonly string[] | undefined): string {
  const shown = wanted(events, types).map((event) => `id: ${writeLiveCursor(event)}\ndata: ${JSON.stringify(presentEvent(event))}\n\n`);
  // What comes before its place leaves the reader's where it is.
  const before = wanted(early, types).map((event) => `data: ${JSON.stringify(presentEvent(event))}\n\n`);
  return `${shown.join('')}${before.join('')}: \nid: ${writeLiveCursor(cursor)}\n\nevent: pulse\ndata: {}\n\n`;
}
function wanted(events: readonly LoggedEvent[], types: readonly string[] | undefined): readonly LoggedEvent[] {
  return types === undefined ? events : events.filter((event) => types.includes(event.type));
}
function presentEvent(event: LoggedEvent): LiveEventDto {
  return { id: writeLiveCursor(event), type: event.type, timestamp: event.created_at.toISOString(), data: event.data };
}
function headersOf(reply: FastifyReply): Record<string, string | number | string[]> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
