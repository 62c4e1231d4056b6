import { Flag, Flags, Id, Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { BEHAVIOURS, PlaygroundAnswerDto, PlaygroundMessageDto, type WhichBehaviour } from '../playground/playground.dto.js';
import { EXPECTATION_KINDS, type ExpectationKind } from './expectations.js';

const MESSAGES = { minItems: 1, maxItems: 40, description: 'The conversation, oldest first; the last one is the customer\'s. E-mail addresses and long numbers are taken out' } as const;

export class ExpectationDto {
  @OneOf(EXPECTATION_KINDS) kind!: ExpectationKind;
  @Text({ optional: true, max: 40, pattern: /^(?:prod|kno)_[0-9a-hjkmnp-tv-z]{26}$/, example: 'prod_01jdf6r8x3f2k9m7q5v1c4t0ab', description: 'The product or the entry' }) id?: string;
  @Text({ optional: true, max: 200, description: 'The words, or the title of the product or entry' }) text?: string;
}
export class SaveTestDto {
  @Text({ max: 120 }) title!: string;
  @Text({ optional: true, max: 1000, description: 'For people: what a good answer is like' }) note?: string;
  @NestedList(() => PlaygroundMessageDto, MESSAGES) messages!: PlaygroundMessageDto[];
  @NestedList(() => ExpectationDto, { maxItems: 10, description: 'What a good answer has; without any it passes when the customer gets one' }) expectations!: ExpectationDto[];
}
export class UpdateTestDto {
  @Text({ optional: true, max: 120, min: 1 }) title?: string;
  @Text({ optional: true, max: 1000 }) note?: string;
  @NestedList(() => PlaygroundMessageDto, { ...MESSAGES, optional: true }) messages?: PlaygroundMessageDto[];
  @NestedList(() => ExpectationDto, { maxItems: 10, optional: true }) expectations?: ExpectationDto[];
}
export class TestResultDto {
  @Flag() passed!: boolean;
  @Flags({ maxItems: 10, description: 'One for each expectation' }) checks!: boolean[];
  @OneOf(BEHAVIOURS) behaviour!: WhichBehaviour;
  @Whole({ description: 'The draft\'s revision at that time' }) revision!: number;
  @Timestamp() at!: string;
}
export class SavedTestDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 120 }) title!: string;
  @Text({ max: 1000, min: 0 }) note!: string;
  @NestedList(() => PlaygroundMessageDto, MESSAGES) messages!: PlaygroundMessageDto[];
  @NestedList(() => ExpectationDto, { maxItems: 10 }) expectations!: ExpectationDto[];
  @Nested(() => TestResultDto, { nullable: true, description: 'Null until it was run since its last change' }) last_result!: TestResultDto | null;
  @Timestamp() updated_at!: string;
}
export class RunTestDto {
  @OneOf(BEHAVIOURS, { optional: true, description: 'The draft when absent' }) behaviour?: WhichBehaviour;
}
export class TestRunDto {
  @Nested(() => TestResultDto) result!: TestResultDto;
  @Nested(() => PlaygroundAnswerDto) answer!: PlaygroundAnswerDto;
}
export class SuggestTestDto {
  @Id('message', { description: 'A message of the customer, or the assistant\'s answer to it' }) message_id!: string;
}
export class SuggestedTestDto {
  @Text({ max: 120, min: 0 }) title!: string;
  @NestedList(() => PlaygroundMessageDto, MESSAGES) messages!: PlaygroundMessageDto[];
  @NestedList(() => ExpectationDto, { maxItems: 10, description: 'What the answer was like' }) expectations!: ExpectationDto[];
}
