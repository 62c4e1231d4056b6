import { type DynamicModule, Module } from '@nestjs/common';
import { ConversationsModule } from '../modules/conversations/index.js';
import { AccountsModule } from '../modules/accounts/index.js';
import { SandboxControl } from './sandbox-control.js';
import { ChatTime } from './simulator/chat-time.js';
import { SimulatorController } from './simulator/simulator.controller.js';
import { Simulator } from './simulator/simulator.service.js';

/** What only the demo has. Without a sandbox this module is no part of the app, and its routes do not exist. */
@Module({})
export class DemoModule {
  /** @param sandboxUrl where the stand-in for WhatsApp listens */
  static of(sandboxUrl: string): DynamicModule {
    return {
      module: DemoModule,
      imports: [AccountsModule, ConversationsModule],
      controllers: [SimulatorController],
      providers: [{ provide: SandboxControl, useValue: new SandboxControl(sandboxUrl) }, ChatTime, Simulator],
    };
  }
}
