import { ONBOARDING_STEPS, type OnboardingStep } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

export interface OnboardingState { readonly done: Readonly<Record<OnboardingStep, boolean>>; readonly dismissed: boolean }
type Row = Readonly<Record<OnboardingStep | 'dismissed', boolean>>;

/** So many facts let the assistant answer what is asked most. */
const FACTS_WANTED = 3;

const STATE = `select
    exists (select from accounts where store_id = $1 and status = 'active') as channel,
    exists (select from products where store_id = $1 and status = 'active') as products,
    (select count(*) from knowledge_entries where store_id = $1 and topic is not null and status = 'active') >= ${FACTS_WANTED} as facts,
    exists (select from playground_trials where store_id = $1) as playground,
    exists (select from conversations where store_id = $1 and last_inbound_at is not null) as message,
    exists (select from members where store_id = $1 and user_id <> $2) or exists (select from invitations where store_id = $1 and accepted_at is null and revoked_at is null) as team,
    exists (select from onboarding_dismissals where store_id = $1 and user_id = $2) as dismissed`;
const DISMISS = 'insert into onboarding_dismissals (store_id, user_id, dismissed_at) values ($1, $2, $3) on conflict do nothing';
const BRING_BACK = 'delete from onboarding_dismissals where store_id = $1 and user_id = $2';

/** What a new shop still has to do, seen from its rows. */
@Injectable()
export class Onboarding {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  async get(storeId: string, userId: string): Promise<OnboardingState> {
    const [row] = await this.db.inStoreStatement<Row>(storeId, STATE, [storeId, userId]);
    if (row === undefined) throw new Error('A query without a table returned no row');
    const { dismissed, ...done } = row;
    return { done, dismissed };
  }

  /** One person's wish: colleagues still see what is left to do. */
  async setDismissed(storeId: string, userId: string, isDismissed: boolean): Promise<OnboardingState> {
    await (isDismissed ? this.db.inStoreStatement(storeId, DISMISS, [storeId, userId, this.clock.now()]) : this.db.inStoreStatement(storeId, BRING_BACK, [storeId, userId]));
    return this.get(storeId, userId);
  }
}

export function presentOnboarding({ done, dismissed }: OnboardingState): { steps: { step: OnboardingStep; done: boolean }[]; dismissed: boolean } {
  return { steps: ONBOARDING_STEPS.map((step) => ({ step, done: done[step] })), dismissed };
}
