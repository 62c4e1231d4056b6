import type { SetupGuide, SetupTexts } from '#providers/contract';
import { setupAr } from './ar.js';
import { setupEn } from './en.js';
import { setupEs } from './es.js';

const STEPS = ['introduction', 'preparation', 'credentials', 'webhook', 'test', 'done'] as const;
const FIELDS = ['phoneNumberId', 'businessAccountId', 'accessToken', 'appSecret'] as const;
/** Every language says all of it. */
export type MetaSetupTexts = SetupTexts<(typeof STEPS)[number], (typeof FIELDS)[number]>;

/** The six steps in which a merchant connects a number to Meta's Cloud API (R1-R44). */
export const metaSetup: SetupGuide<(typeof STEPS)[number], (typeof FIELDS)[number]> = {
  steps: STEPS,
  fields: FIELDS,
  texts: { en: setupEn, es: setupEs, ar: setupAr },
};
