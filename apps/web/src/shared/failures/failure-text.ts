import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.js';

/** What every message keeps of why it was not sent; the text is English. */
export interface KnownFailure { readonly code: string; readonly text: string }

/** Why we did not hand a message to a provider, or not yet. */
const OWN: Readonly<Record<string, MessageDescriptor>> = {
  'conversation.taken': msg`The conversation changed hands before this message could be sent.`,
  'template.opted_out': msg`They stopped marketing messages.`,
  'bulk_message.paused': msg`The bulk message was paused before this one got through.`,
  'bulk_message.cancelled': msg`The bulk message was cancelled before their turn.`,
  'account.other_environment': msg`The number is connected on another environment, so nothing is sent from here.`,
  'account.inactive': msg`The account was set inactive before this message could be sent.`,
  'cart.not_kept': msg`No order could be made of this cart. Please make it by hand.`,
  too_late: msg`Too late: it was found, or its account could send again, only when it was no news any more.`,
  quiet_hours: msg`Quiet hours`,
  'window.closed': msg`More than 24 hours since the customer's last message.`,
  'customer.no_address': msg`Nothing is known by which this customer could be reached.`,
};

/** The providers' words in a language. */
const failureTextsQuery = (language: string) => queryOptions({
  queryKey: ['failure-texts', language],
  queryFn: async () => (await api.get('/api/v1/providers/failure-texts', { params: { query: { language } } })).data,
  staleTime: Infinity,
});

/** Why a message failed, in the language of the page; in English as it was written down, which is the most exact. */
export function useFailureText(): (failure: KnownFailure) => string {
  const { i18n } = useLingui();
  const isEnglish = i18n.locale === 'en';
  const { data = [] } = useQuery({ ...failureTextsQuery(i18n.locale), enabled: !isEnglish });
  return ({ code, text }) => {
    if (isEnglish) return text || code;
    const own = OWN[code];
    if (own) return i18n._(own);
    const provider = data.find(({ provider: id }) => code.startsWith(`${id}.`));
    const known = provider?.texts[code] ?? provider?.unknown?.replace('{code}', code.slice(provider.provider.length + 1));
    return known ?? (text || code);
  };
}
