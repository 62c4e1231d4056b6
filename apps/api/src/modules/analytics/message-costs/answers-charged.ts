/** From that moment on Meta charges for what is sent within 24 hours of the customer, too: answers beyond those that it gives away, and every utility template. */
export const ANSWERS_CHARGED_SINCE = Date.UTC(2026, 9, 1);
