import { Body, Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { MODULES } from '../../apps/api/src/modules.js';
import { Access } from '../../apps/api/src/modules/stores/index.js';
import { AppError } from '../../apps/api/src/platform/errors/app-error.js';
import { JsonObject, OneOf } from '../../apps/api/src/platform/http/fields.js';
import { Idempotent } from '../../apps/api/src/platform/http/idempotency.js';

class ProbeDto {
  @OneOf(['answer', 'refuse', 'break', 'wait'], { optional: true }) act?: string;
  @JsonObject({ optional: true }) data?: Record<string, unknown>;
}

/** What the probe's handler did, and the gate at which `wait` stands until the test opens it. */
export class Probe {
  runs = 0;
  arrive: () => void = () => undefined;
  open: () => void = () => undefined;
  readonly arrived = new Promise<void>((resolve) => (this.arrive = resolve));
  readonly gate = new Promise<void>((resolve) => (this.open = resolve));
}

/** Adds routes to the application of this test file that behave as their body says. Call before `startApp`. */
export function addProbe(): Probe {
  const probe = new Probe();

  @Controller('api/v1/stores/:store_id/probes')
  class ProbeController {
    @Get('no-rule')
    noRule(): string {
      return 'reached';
    }
    @Post()
    @Access({ role: 'agent', scope: 'messages:send' })
    @Idempotent({ requiredForKeys: true })
    async act(@Body() body: ProbeDto): Promise<{ run: number; data: unknown }> {
      probe.runs += 1;
      const run = probe.runs;
      if (body.act === 'refuse') throw new AppError('window.closed');
      if (body.act === 'break') throw new Error('a bug');
      if (body.act === 'wait') {
        probe.arrive();
        await probe.gate;
      }
      return { run, data: body.data ?? null };
    }
  }
  @Module({ controllers: [ProbeController] })
  class ProbeModule {}

  // Test files share the list: each leaves it as it was.
  (MODULES as Type[]).push(ProbeModule);
  afterAll(() => void (MODULES as Type[]).splice(MODULES.indexOf(ProbeModule), 1));
  return probe;
}
