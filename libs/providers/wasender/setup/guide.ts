import type { SetupGuide, SetupTexts } from '#providers/contract';
import { setupAr } from './ar.js';
import { setupEn } from './en.js';
import { setupEs } from './es.js';

const STEPS = ['credentials', 'webhook', 'link', 'done'] as const;
const FIELDS = ['url', 'apiKey', 'webhookSecret', 'phoneNumber', 'personalToken'] as const;
/** Every language says all of it. */
export type WasenderSetupTexts = SetupTexts<(typeof STEPS)[number], (typeof FIELDS)[number]>;

/** The four steps in which a merchant connects a phone through WASender. */
export const wasenderSetup: SetupGuide<(typeof STEPS)[number], (typeof FIELDS)[number]> = {
  steps: STEPS,
  fields: FIELDS,
  texts: { en: setupEn, es: setupEs, ar: setupAr },
};
