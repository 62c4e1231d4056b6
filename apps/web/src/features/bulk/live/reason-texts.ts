import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFailureText } from '../../../shared/failures/failure-text.js';

/** Why we left somebody out. What WhatsApp refuses comes in the words of its provider. */
const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  opted_out: msg`They stopped marketing messages.`,
  consent_needed: msg`They have not agreed to marketing messages.`,
  cancelled: msg`The bulk message was cancelled before their turn.`,
  duplicate: msg`They got it at another number already.`,
  value_missing: msg`A value of the template was missing or not possible.`,
  'account.inactive': msg`The account was inactive.`,
  'template.paused': msg`The template was paused for low quality.`,
  'template.rejected': msg`The template was rejected.`,
  'template.disabled': msg`The template was disabled for low quality.`,
  'template.deleted': msg`The template was deleted.`,
  'template.not_approved': msg`The template was not approved.`,
};

export function useReasonText(): (reason: { readonly code: string; readonly text: string }) => string {
  const { i18n } = useLingui();
  const failureText = useFailureText();
  return ({ code, text }) => {
    const known = TEXTS[code];
    return known === undefined ? failureText({ code, text }) : i18n._(known);
  };
}
