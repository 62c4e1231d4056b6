import { Flag, Nested, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../../platform/http/fields.js';
import { ANSWER_LENGTHS, type AnswerLength, type Tone, TONES } from './behaviour.js';
import { FINDING_CODES, type FindingCode } from './rule-findings.js';

const RULES = { max: 200, maxItems: 20 } as const;
const MOST_MINOR_UNITS = 1_000_000_000_000;

export class UpdateBehaviourDto {
  @Text({ optional: true, max: 40, description: 'Its own name; empty when it speaks for the store' }) name?: string;
  @OneOf(TONES, { optional: true }) tone?: Tone;
  @OneOf(ANSWER_LENGTHS, { optional: true }) answer_length?: AnswerLength;
  @Texts({ optional: true, max: 10, maxItems: 20, description: 'Language codes it may answer in; empty: the customer\'s' }) languages?: string[];
  @Text({ optional: true, max: 500, description: 'First sentence of a welcome; empty: the product\'s own' }) greeting?: string;
  @Texts({ ...RULES, optional: true, description: 'What it should do, a short rule each' }) do_rules?: string[];
  @Texts({ ...RULES, optional: true, description: 'What it should not do, a short rule each' }) dont_rules?: string[];
  @Text({ optional: true, max: 8000, description: 'Facts and rules of the store, for the assistant only' }) instructions?: string;
  @Texts({ optional: true, max: 80, maxItems: 50, description: 'A message with one of these goes to a person at once' }) hand_off_keywords?: string[];
  @Whole({ optional: true, nullable: true, min: 0, max: MOST_MINOR_UNITS, description: 'Orders worth more are taken by people, in minor units of the store\'s currency; null: none' }) hand_off_order_above?: number | null;
  @Whole({ optional: true, nullable: true, min: 1, max: 10, description: 'So many answers in a row that knew nothing, and a person goes on; null: never' }) hand_off_after_failures?: number | null;
  @Flag({ optional: true, description: 'Customers who write in anger go to a person at once' }) hand_off_when_upset?: boolean;
}
export class UpdateDraftDto extends UpdateBehaviourDto {
  @Whole({ optional: true, min: 0, description: 'The draft\'s `revision` that the change was made on; another one is refused' }) revision?: number;
}
export class BehaviourDto {
  @Text({ max: 40, min: 0 }) name!: string;
  @OneOf(TONES) tone!: Tone;
  @OneOf(ANSWER_LENGTHS) answer_length!: AnswerLength;
  @Texts({ max: 10, maxItems: 20 }) languages!: string[];
  @Text({ max: 500, min: 0 }) greeting!: string;
  @Texts(RULES) do_rules!: string[];
  @Texts(RULES) dont_rules!: string[];
  @Text({ max: 8000, min: 0 }) instructions!: string;
  @Texts({ max: 80, maxItems: 50 }) hand_off_keywords!: string[];
  @Whole({ nullable: true, description: 'Minor units of the store\'s currency' }) hand_off_order_above!: number | null;
  @Whole({ nullable: true }) hand_off_after_failures!: number | null;
  @Flag() hand_off_when_upset!: boolean;
}
export class FindingDto {
  @OneOf(FINDING_CODES) code!: FindingCode;
  @Text({ max: 60, description: 'JSON pointer into the behaviour' }) pointer!: string;
  @Text({ max: 200, description: 'The other rule, or the words that it is about' }) about!: string;
}
export class DraftDto {
  @Nested(() => BehaviourDto, { description: 'As it would be published; the published one while nothing was changed' }) behaviour!: BehaviourDto;
  @Whole({ description: 'Grows with every change' }) revision!: number;
  @Texts({ max: 40, maxItems: 20, description: 'Members that differ from the published behaviour' }) changes!: string[];
  @NestedList(() => FindingDto, { maxItems: 100, description: 'What is doubtful about its rules; it can be published all the same' }) findings!: FindingDto[];
  @Timestamp({ nullable: true }) changed_at!: string | null;
  @Text({ max: 40, nullable: true, description: 'Null for a program' }) changed_by_id!: string | null;
}
export class PublishDto {
  @Text({ optional: true, max: 200, description: 'What the version is about' }) note?: string;
  @Whole({ optional: true, min: 0, description: 'The draft\'s `revision` that is to be published; another one is refused' }) revision?: number;
}
export class VersionDto {
  @Text({ max: 40 }) id!: string;
  @Whole({ description: '1, 2, 3 and so on within the store' }) number!: number;
  @Text({ max: 200, min: 0 }) note!: string;
  @Whole({ nullable: true, description: 'Number of the version that it brought back' }) restored_from!: number | null;
  @Timestamp() published_at!: string;
  @Text({ max: 40, nullable: true, description: 'Null for a program' }) published_by_id!: string | null;
  @Nested(() => BehaviourDto) behaviour!: BehaviourDto;
}
