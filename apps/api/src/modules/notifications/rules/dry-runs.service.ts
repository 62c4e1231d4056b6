import { publicId, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, DAY, MINUTE } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Judging, type Means, type Verdict } from '../firing/judging.service.js';
import { type KnownOccurrence, Occurrences } from '../firing/occurrences.service.js';
import type { Reason } from '../firing/skips.js';
import type { RuleRow } from '../rows.js';
import type { DryRunDto, DryRunExampleDto } from './dry-runs.dto.js';

const MOST = 1000;
const EXAMPLES = 20;
/** Carries the outcome out of a transaction that leaves nothing behind. */
class Undone extends Error {
  constructor(readonly outcome: DryRunDto) {
    super('undone');
  }
}

/** The past, asked as the present is: by today's rule, template, consent and names. Nothing is sent and nothing is kept. */
@Injectable()
export class DryRuns {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly occurrences: Occurrences, private readonly judging: Judging) {}

  async run(storeId: string, rule: RuleRow, days: number): Promise<DryRunDto> {
    const means = await this.judging.means(rule);
    const outcome = await this.db.inStore(storeId, async (tx): Promise<DryRunDto> => {
      throw new Undone(await this.#judged(tx, rule, means, days));
    }).catch((error: unknown) => error);
    if (outcome instanceof Undone) return outcome.outcome;
    throw outcome;
  }

  async #judged(tx: Tx, rule: RuleRow, means: Means | Reason, days: number): Promise<DryRunDto> {
    const until = this.clock.now();
    const found = await this.occurrences.find(tx, rule, { from: new Date(until.getTime() - days * DAY), until, limit: MOST, isNew: false });
    const lastSent = new Map<string, number>();
    const reasons = new Map<string, { code: string; text: string; count: number }>();
    const examples: DryRunExampleDto[] = [];
    for (const each of found) {
      const verdict = await this.#verdict(tx, rule, means, each, lastSent);
      if (verdict.kind === 'skip') {
        const { code, text } = verdict.reason;
        reasons.set(code, { code, text, count: (reasons.get(code)?.count ?? 0) + 1 });
      } else if (verdict.kind === 'send') {
        lastSent.set(verdict.recipientId, each.occurrence.at.getTime());
      }
      examples.push(exampleOf(rule, each, verdict));
    }
    const skipped = [...reasons.values()].reduce((sum, { count }) => sum + count, 0);
    return {
      days, occurrences: found.length, would_send: found.length - skipped, is_cut: found.length === MOST,
      reasons: [...reasons.values()].toSorted((a, b) => b.count - a.count), examples: examples.toReversed().slice(0, EXAMPLES),
    };
  }

  /** Quiet hours move a message and change nothing else about it. */
  async #verdict(tx: Tx, rule: RuleRow, means: Means | Reason, { occurrence, facts }: KnownOccurrence, lastSent: ReadonlyMap<string, number>): Promise<Verdict & { readonly at?: Date }> {
    if ('code' in means) return { kind: 'skip', reason: means };
    const judge = (now: Date): Promise<Verdict> => this.judging.judge(tx, means, { customerId: occurrence.customer_id, facts }, {
      now, isRepeated: (id) => Promise.resolve(occurrence.at.getTime() - (lastSent.get(id) ?? -Infinity) < rule.dedupe_minutes * MINUTE),
    });
    const verdict = await judge(occurrence.at);
    return verdict.kind === 'wait' ? { ...await judge(verdict.until), at: verdict.until } : verdict;
  }
}

function exampleOf(rule: RuleRow, { occurrence, facts }: KnownOccurrence, verdict: Verdict & { readonly at?: Date }): DryRunExampleDto {
  const reason = verdict.kind === 'skip' ? verdict.reason : undefined;
  return {
    at: (verdict.at ?? occurrence.at).toISOString(), outcome: reason ? 'skipped' : 'sent', reason_code: reason?.code ?? null, reason_text: reason?.text ?? null,
    customer_id: occurrence.customer_id === null ? null : publicId('customer', occurrence.customer_id), to: rule.recipient === 'phone' ? rule.phone ?? '' : facts['customer_name'] || (facts['customer_phone'] ?? ''),
    order_id: occurrence.order_id === null ? null : publicId('order', occurrence.order_id), text: verdict.kind === 'send' ? textOf(verdict.content) : null,
  };
}
