import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { Env } from '../../../platform/config/env.js';
import { wordsOf } from '../../../platform/search/words.js';
import { SHOP_WORDS } from '../../catalog/index.js';
import { QUESTION_WORDS } from '../../knowledge/index.js';
import { intentOf, priceLimits, searchWords } from '../engines/built-in/intents.js';
import { NO_EVIDENCE } from '../guard/evidence.js';
import { Guard } from '../guard/guard.js';
import { NO_SECRETS } from '../guard/leaks.js';
import { givesOrders } from '../guard/orders-to-assistant.js';

/** Harmless, so that every rule is asked. One in Latin letters alone and one in others: V8 compiles a pattern for each kind of text. */
export const SENTENCES = ['Thank you for asking, and have a nice day.', 'شكرا لك – धन्यवाद।'] as const;
/** The first use of a pattern translates it, the second compiles it. */
const USES = 2;

/**
 * The patterns that read questions and answers are compiled when they are first used, a tenth of a second together, for which the first customer
 * after a start would wait, and so are the words learnt that search knows. They are used here before anybody writes, one step at a time so that nothing
 * else waits long. A process that answers nobody saves itself the memory.
 */
@Injectable()
export class WarmUp implements OnApplicationBootstrap {
  constructor(private readonly guard: Guard, private readonly env: Env) {}

  onApplicationBootstrap(): void {
    if (this.env.ROLE !== 'api') void this.run();
  }

  /** Everything that reads a question or an answer, on each kind of text. */
  async run(): Promise<void> {
    const steps: readonly ((text: string) => unknown)[] = [priceLimits, intentOf, searchWords, givesOrders, (text) => this.guard.findBlocked([text], NO_EVIDENCE, NO_SECRETS), ...[SHOP_WORDS, QUESTION_WORDS].map((words) => (text: string) => words.sensesOf(wordsOf(text)))];
    for (const text of SENTENCES) {
      for (const step of steps.flatMap((each) => Array<typeof each>(USES).fill(each))) {
        await othersFirst();
        step(text);
      }
    }
  }
}
