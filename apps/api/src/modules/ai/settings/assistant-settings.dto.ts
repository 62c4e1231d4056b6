import { SILENCE_REASONS, type SilenceReason } from '#contracts';
import { Flag, Nested, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../../platform/http/fields.js';
import { type Tone, TONES } from './settings.js';

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
  @Flag({ optional: true, description: 'The assistant answers customers' }) enabled?: boolean;
  @Text({ optional: true, max: 40, description: 'Its own name; empty when it speaks for the store' }) name?: string;
  @OneOf(TONES, { optional: true }) tone?: Tone;
  @Texts({ optional: true, max: 10, maxItems: 20, description: 'Language codes it may answer in; empty: the customer\'s' }) languages?: string[];
  @Text({ optional: true, max: 8000, description: 'Facts and rules of the store, for the assistant only' }) instructions?: string;
  @Texts({ optional: true, max: 80, maxItems: 50, description: 'A message with one of these goes to a person at once' }) hand_off_keywords?: string[];
  @Text({ optional: true, max: 500, description: 'First sentence of a welcome; empty: the product\'s own' }) greeting?: string;
  @Nested(() => HoursDto, { optional: true, nullable: true, description: 'When the assistant answers, replaced as a whole; null: always' }) hours?: HoursDto | null;
  @Whole({ optional: true, nullable: true, min: 0, max: 60_000, description: 'Silence after a message before it answers, in milliseconds; null: as the installation says' }) quiet_window_ms?: number | null;
  @Whole({ optional: true, nullable: true, min: 5, max: 10_080, description: 'Minutes after the last message of a person, unless the customer has written since, until the assistant has the conversation again; null: never by itself' }) auto_return_minutes?: number | null;
}
export class AssistantDto {
  @Flag() enabled!: boolean;
  @Text({ max: 40, min: 0 }) name!: string;
  @OneOf(TONES) tone!: Tone;
  @Texts({ max: 10, maxItems: 20 }) languages!: string[];
  @Text({ max: 8000, min: 0 }) instructions!: string;
  @Texts({ max: 80, maxItems: 50 }) hand_off_keywords!: string[];
  @Text({ max: 500, min: 0 }) greeting!: string;
  @Nested(() => HoursDto, { nullable: true }) hours!: HoursDto | null;
  @Whole({ nullable: true }) quiet_window_ms!: number | null;
  @Whole({ nullable: true, description: 'Minutes after the last message of a person until the assistant has the conversation again; null: never by itself' }) auto_return_minutes!: number | null;
  @OneOf(SILENCE_REASONS, { nullable: true, description: 'Why customers get no answer right now: it is off, or these are not its hours' }) paused_because!: SilenceReason | null;
  @Text({ max: 40, description: 'What answers first: claude or built_in' }) engine!: string;
  @Text({ max: 100, nullable: true }) model!: string | null;
  @Timestamp({ nullable: true, description: 'Null while the defaults hold' }) updated_at!: string | null;
}
