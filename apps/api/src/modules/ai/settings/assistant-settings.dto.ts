import { SILENCE_REASONS, type SilenceReason } from '#contracts';
import { Flag, Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { BUDGET_STATES, type BudgetState } from '../costs/budget.js';
import { BudgetDto } from '../costs/costs.dto.js';
import { BehaviourDto } from '../behaviour/behaviour.dto.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export class HoursSpanDto {
  @Text({ max: 5, pattern: TIME, example: '09:00' }) from!: string;
  @Text({ max: 5, pattern: TIME, example: '18:00', description: 'Not after `from`: until this time on the next day' }) to!: string;
}
const span = { maxItems: 6, optional: true } as const;
/** Local times of the store; a day without spans is closed. */
export class HoursDto {
  @NestedList(() => HoursSpanDto, span) mon?: HoursSpanDto[];
  @NestedList(() => HoursSpanDto, span) tue?: HoursSpanDto[];
  @NestedList(() => HoursSpanDto, span) wed?: HoursSpanDto[];
  @NestedList(() => HoursSpanDto, span) thu?: HoursSpanDto[];
  @NestedList(() => HoursSpanDto, span) fri?: HoursSpanDto[];
  @NestedList(() => HoursSpanDto, span) sat?: HoursSpanDto[];
  @NestedList(() => HoursSpanDto, span) sun?: HoursSpanDto[];
}
export class UpdateAssistantDto {
  @Nested(() => BudgetDto, { optional: true, nullable: true, description: 'What it may spend on models, replaced as a whole; null: as much as it needs' }) budget?: BudgetDto | null;
  @Flag({ optional: true, description: 'The assistant answers customers' }) enabled?: boolean;
  @Nested(() => HoursDto, { optional: true, nullable: true, description: 'When the assistant answers, replaced as a whole; null: always' }) hours?: HoursDto | null;
  @Whole({ optional: true, nullable: true, min: 0, max: 60_000, description: 'Silence after a message before it answers, in milliseconds; null: as the installation says' }) quiet_window_ms?: number | null;
  @Whole({ optional: true, nullable: true, min: 5, max: 10_080, description: 'Minutes after the last message of a person, unless the customer has written since, until the assistant has the conversation again; null: never by itself' }) auto_return_minutes?: number | null;
}
/** The published behaviour, and whether and when the assistant answers. */
export class AssistantDto extends BehaviourDto {
  @Flag() enabled!: boolean;
  @Nested(() => HoursDto, { nullable: true }) hours!: HoursDto | null;
  @Whole({ nullable: true }) quiet_window_ms!: number | null;
  @Whole({ nullable: true, description: 'Minutes after the last message of a person until the assistant has the conversation again; null: never by itself' }) auto_return_minutes!: number | null;
  @Whole({ nullable: true, description: 'Number of the published behaviour; null before the first' }) version!: number | null;
  @Nested(() => BudgetDto, { nullable: true, description: 'What it may spend on models' }) budget!: BudgetDto | null;
  @OneOf(BUDGET_STATES, { description: 'soft: nearly used up; hard: used up' }) budget_state!: BudgetState;
  @OneOf(SILENCE_REASONS, { nullable: true, description: 'Why customers get no answer right now: it is off, or these are not its hours' }) paused_because!: SilenceReason | null;
  @Text({ max: 40, description: 'What answers first: claude or built_in' }) engine!: string;
  @Text({ max: 100, nullable: true }) model!: string | null;
  @Timestamp({ nullable: true, description: 'Null while the defaults hold' }) updated_at!: string | null;
}
