import { Injectable } from '@nestjs/common';
import { mapReferences, withoutReferences } from '../composition/references.js';
import { untrueAct } from './acts.js';
import { unbackedClaim } from './claims.js';
import { inventedTime } from './delivery-times.js';
import type { Evidence, Good } from './evidence.js';
import { inventedFigure } from './figures.js';
import { findLeak, type Secrets } from './leaks.js';
import { unknownLink } from './links.js';
import { REFERENCE, unknownOffer } from './offers.js';
import { misplacedPrice } from './own-prices.js';
import { unbackedPromise } from './promises.js';
import { normalise } from './reading-text.js';
import { foreignTopic } from './topics.js';
import { inventedWords } from './worded-figures.js';

/** Why an answer is not sent. `detail` is for the run record. */
export interface Blocked {
  readonly rule: 'number' | 'claim' | 'delivery' | 'product' | 'link' | 'prompt' | 'topic' | 'reference';
  readonly detail: string;
}

/** No answer in a chat is longer; a customer may ask for ten thousand zeros to see what happens. */
const LONGEST = 6_000;
const BLANKS = /[^\S\n]{3,}/gu;

/**
 * Looks for what a model must not say on its own: products, prices, stock figures, discounts, delivery dates and links
 * without evidence, pieces of its instructions, and what is not the shop's business.
 */
@Injectable()
export class Guard {
  /** @param texts what the model wrote, references not yet filled */
  findBlocked(texts: readonly string[], evidence: Evidence, secrets: Secrets): Blocked | undefined {
    if (texts.some((text) => text.length > LONGEST)) return { rule: 'topic', detail: 'longer than an answer' };
    const own = texts.map((text) => evidence.quotes.reduce((rest, quote) => (quote === '' ? rest : rest.replaceAll(quote, ' ')), text).replaceAll(BLANKS, '  '));
    const written = own.map((text) => withoutReferences(text, REFERENCE));
    const read = written.map(normalise);
    const checks: readonly (readonly [Blocked['rule'], () => string | undefined])[] = [
      ['prompt', () => findLeak(written, secrets)],
      ['link', () => unknownLink(read, evidence)],
      ['topic', () => foreignTopic(written, evidence)],
      ['delivery', () => inventedTime(read, evidence)],
      ['number', () => inventedFigure(read, evidence) ?? misplacedPrice(own.map((text) => normalise(named(text, evidence.goods))), evidence) ?? inventedWords(read, evidence)],
      ['claim', () => unbackedClaim(read, evidence) ?? untrueAct(read, evidence) ?? unbackedPromise(read, evidence)],
      ['product', () => unknownOffer(written, evidence)],
    ];
    for (const [rule, find] of checks) {
      const detail = find();
      if (detail !== undefined) return { rule, detail };
    }
    return undefined;
  }
}

/** As the customer will read it, as far as this run knows the goods. */
function named(text: string, goods: readonly Good[]): string {
  return mapReferences(text, (what, id) => {
    const good = goods.find(({ ids }) => ids.includes(id));
    if (good === undefined || what === 'stock') return REFERENCE;
    return (what === 'price' ? good.prices[0] : good.name) ?? REFERENCE;
  });
}
