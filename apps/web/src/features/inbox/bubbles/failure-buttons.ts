import type { FailureAction } from '#contracts';

/** What is offered below a message that did not arrive. */
export type FailureButton =
  | 'retry' | 'send_template' | 'edit' | 'edit_values' | 'replace_file'
  /** Pages where the cause is mended: ours of the account and of the template, the provider's for payments. */
  | 'account' | 'template' | 'billing'
  /** For whoever asks the provider about it. */
  | 'copy_details';

/** What the buttons depend on beside the action. */
export interface FailedMessage {
  readonly action: FailureAction;
  readonly isTemplate: boolean;
  readonly hasText: boolean;
  readonly hasFile: boolean;
  readonly hasDetail: boolean;
  /** For how long it has failed. */
  readonly ageMs: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** The one right thing to do (or, where something has to be mended first, that and another try). */
export function failureButtons({ action, isTemplate, hasText, hasFile, hasDetail, ageMs }: FailedMessage): readonly FailureButton[] {
  const anew: readonly FailureButton[] = isTemplate ? ['edit_values'] : hasText ? ['edit'] : [];
  switch (action) {
    case 'none': return hasDetail ? ['copy_details'] : [];
    case 'retry': case 'wait': case 'check_number': case 'unblock': return ['retry'];
    case 'wait_a_day': return ageMs >= DAY_MS ? ['retry'] : [];
    case 'send_template': return ['send_template'];
    case 'open_template': return isTemplate ? ['template'] : [];
    case 'edit': return anew;
    case 'replace_file': return hasFile && !isTemplate ? ['replace_file'] : anew;
    case 'fix_credentials': return ['account', 'retry'];
    case 'open_billing': return ['billing'];
    case 'open_provider': return ['account'];
  }
}

/** What helps only after something was mended elsewhere: another try stands in the menu of the message, and not in the way. */
export function isRetriedLater(action: FailureAction): boolean {
  return action === 'open_billing' || action === 'open_provider' || action === 'open_template';
}
