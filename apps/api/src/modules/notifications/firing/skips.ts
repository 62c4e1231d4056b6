import type { NotificationSkip } from '#contracts';

/** Why nothing was sent, for the log; the app words the codes that it knows. */
export interface Reason { readonly code: string; readonly text: string }

const TEXTS: Readonly<Record<NotificationSkip, string>> = {
  condition_not_met: 'A condition of the rule did not hold.',
  no_customer: 'Nobody is known to whom it could be sent.',
  value_missing: 'A value of the template was empty and had nothing to fall back on.',
  opted_out: 'This person stopped marketing messages.',
  consent_needed: 'This person has not agreed to marketing messages.',
  duplicate: 'The same person got this notification a short time before.',
  no_longer_true: 'Until it could be sent it had passed: the cart was changed, the order called off, the conversation taken, the product sold out again, the date moved.',
  too_late: 'Too late: it was found, or its account could send again, only when it was no news any more.',
  rule_off: 'The rule was switched off or changed before it was sent.',
  template_missing: 'The rule has no template.',
  internal: 'It failed on our side.',
};

export function reasonOf(code: NotificationSkip, detail = ''): Reason {
  return { code, text: detail === '' ? TEXTS[code] : `${TEXTS[code]} ${detail}` };
}
