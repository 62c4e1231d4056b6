/** What WhatsApp charges a message as (`pricing.category` of a status): the columns of Meta's rate cards. */
export const RATE_CATEGORIES = ['marketing', 'utility', 'authentication', 'authentication_international', 'service'] as const;
export type RateCategory = (typeof RATE_CATEGORIES)[number];

/** Meta's other words for what it charges by the same column. */
const SAME_RATE: Readonly<Record<string, RateCategory>> = { marketing_lite: 'marketing', 'authentication-international': 'authentication_international' };
/** The column of a rate card for a category that a status names; undefined for what no card has (`referral_conversion`). */
export function rateCategoryOf(category: string): RateCategory | undefined {
  return SAME_RATE[category] ?? RATE_CATEGORIES.find((each) => each === category);
}
