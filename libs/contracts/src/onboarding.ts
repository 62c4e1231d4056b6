/** What a new shop does first, in the order that is advised. */
export const ONBOARDING_STEPS = ['channel', 'products', 'facts', 'playground', 'message', 'team'] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];
