import type { Failure } from '#contracts';
import { MINUTE } from '../../../platform/clock/clock.js';

/** What nobody knows of a bulk message is left to people then. A report that found nobody is repeated at growing pauses: so long a silence outlasts a few of them. */
export const BULK_LEFT_TO_PEOPLE_MS = 10 * MINUTE;

/** What is said of a message of a bulk message that was stopped after WhatsApp had turned this one away for now. */
export const BULK_RECALLS = {
  paused: { code: 'bulk_message.paused', text: 'The bulk message was paused before this one got through.', action: 'none' },
  cancelled: { code: 'bulk_message.cancelled', text: 'The bulk message was cancelled before their turn.', action: 'none' },
} as const satisfies Record<string, Failure>;
