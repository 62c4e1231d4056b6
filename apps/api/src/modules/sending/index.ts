/** Sending: every try is a row, the pace of WhatsApp is kept, failures say what to do next; and what WhatsApp charges. */
export type { Attempt, SendOutcome } from './attempt.js';
export { MAX_TRIES, reportedOutcomeOf } from './retry-policy.js';
export { SendingModule } from './sending.module.js';
export { Sending, type Correlation } from './sending.service.js';
export { cardInForce, hasOwnRate, type RateCard, rateFor } from './rates/rate-card.js';
export { estimateBy, type EstimatedCost, RateCards } from './rates/rate-cards.service.js';
export { daysFor, type Room } from './reach/reach.js';
export { Reach } from './reach/reach.service.js';
export { countryOf, earliestFor, type QuietHours } from './quiet-hours/quiet-hours.js';
