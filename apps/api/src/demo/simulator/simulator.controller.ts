import type { SimulatedChat, SimulatedCustomer, Simulation } from '#contracts';
import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Access } from '../../modules/stores/index.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Gives } from '../../platform/http/acceptable.guard.js';
import { StoreId } from '../../platform/http/params.js';
import { NewSimulatedCustomerDto, NextFailureDto, PassTimeDto, PhoneSwitchDto, SimulatorLineQuery } from './simulator.dto.js';
import { Simulator } from './simulator.service.js';

/** The demo's way to customers' phones in the sandbox. No part of the API that integrators see. */
@ApiExcludeController()
@Controller('api/v1/stores/:store_id/simulator')
export class SimulatorController {
  constructor(private readonly simulator: Simulator) {}

  @Get()
  @Access({ role: 'agent' })
  get(@StoreId() storeId: string, @Query() query: SimulatorLineQuery): Promise<Simulation> {
    return this.simulator.get({ storeId, ...query });
  }

  @Post('customers')
  @Access({ role: 'agent' })
  add(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Body() body: NewSimulatedCustomerDto): Promise<SimulatedCustomer> {
    return this.simulator.addCustomer({ storeId, ...query }, body);
  }

  @Get('customers/:customer_key')
  @Access({ role: 'agent' })
  chat(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('customer_key') key: string): Promise<SimulatedChat> {
    return this.simulator.chatOf({ storeId, ...query }, key);
  }

  @Patch('customers/:customer_key')
  @Access({ role: 'agent' })
  turn(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('customer_key') key: string, @Body() { online }: PhoneSwitchDto): Promise<SimulatedCustomer> {
    return this.simulator.turn({ storeId, ...query }, key, online);
  }

  @Post('customers/:customer_key/messages')
  @Access({ role: 'agent' })
  async act(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('customer_key') key: string, @Body() body: unknown): Promise<{ id: string; arrived: boolean }> {
    if (typeof body !== 'object' || body === null) throw new AppError('request.malformed');
    const { id, outcome, webhook_status: status } = await this.simulator.act({ storeId, ...query }, key, body);
    return { id, arrived: outcome === 'posted' && status === 200 };
  }

  @Post('customers/:customer_key/read')
  @HttpCode(204)
  @Access({ role: 'agent' })
  read(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('customer_key') key: string): Promise<void> {
    return this.simulator.read({ storeId, ...query }, key);
  }

  @Post('customers/:customer_key/passed-time')
  @HttpCode(200)
  @Access({ role: 'agent' })
  passTime(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('customer_key') key: string, @Body() { hours }: PassTimeDto): Promise<SimulatedChat> {
    return this.simulator.passTime({ storeId, ...query }, key, hours);
  }

  @Get('customers/:customer_key/events')
  @Gives('text/event-stream')
  @Access({ role: 'agent' })
  async follow(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('customer_key') key: string, @Headers('last-event-id') lastEventId: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { raw } = reply;
    const leaving = new AbortController();
    raw.on('close', () => leaving.abort());
    const { body, signal } = await this.simulator.follow({ storeId, ...query }, key, lastEventId, leaving.signal);
    reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' });
    try {
      if (body && raw.req.method !== 'HEAD') await pipeline(Readable.fromWeb(body as ReadableStream), raw, { signal });
    } catch {
      // Either side went away; the page comes back by itself.
    } finally {
      raw.end();
    }
  }

  @Put('next-failure')
  @HttpCode(204)
  @Access({ role: 'agent' })
  failNext(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Body() { on }: NextFailureDto): Promise<void> {
    return this.simulator.failNext({ storeId, ...query }, on);
  }

  @Get('media/:file_id')
  @Gives('application/octet-stream')
  @Access({ role: 'agent' })
  async file(@StoreId() storeId: string, @Query() query: SimulatorLineQuery, @Param('file_id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.simulator.file({ storeId, ...query }, id);
    reply.headers({
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream', 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=3600',
      'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin',
    }).send(Buffer.from(await answer.arrayBuffer()));
  }
}
