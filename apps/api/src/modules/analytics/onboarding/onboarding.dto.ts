import { ONBOARDING_STEPS, type OnboardingStep } from '#contracts';
import { Flag, NestedList, OneOf } from '../../../platform/http/fields.js';

export class OnboardingStepDto {
  @OneOf(ONBOARDING_STEPS, { description: 'channel: an account is active; products: one is active; facts: three are known; playground: the assistant was tried; message: a customer wrote; team: somebody else is a member or invited' }) step!: OnboardingStep;
  @Flag() done!: boolean;
}
export class OnboardingDto {
  @NestedList(() => OnboardingStepDto, { maxItems: ONBOARDING_STEPS.length, description: 'In the order that is advised' }) steps!: OnboardingStepDto[];
  @Flag({ description: 'The person who asks does not want to be reminded' }) dismissed!: boolean;
}
export class UpdateOnboardingDto {
  @Flag() dismissed!: boolean;
}
