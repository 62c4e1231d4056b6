/** Kinds of steps of a channel's setup wizard, in their order. A provider uses those it needs. */
export const SETUP_STEPS = ['introduction', 'preparation', 'credentials', 'webhook', 'link', 'test', 'done'] as const;
export type SetupStepKind = (typeof SETUP_STEPS)[number];
/** Values that an instruction asks people to copy from Parley to the provider. */
export const SETUP_COPIES = ['callback_url', 'verify_token'] as const;
export type SetupCopy = (typeof SETUP_COPIES)[number];
