import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { formatMicroUsd } from '../../../shared/formats/usd.js';
import { assistantCostQuery } from '../api/get-assistant-cost.js';
import type { Conversation } from '../model.js';

/** What the assistant did in this conversation, and what it cost. */
export function AssistantCost({ storeId, conversation }: { readonly storeId: string; readonly conversation: Conversation }) {
  const { i18n } = useLingui();
  const { data } = useQuery(assistantCostQuery(storeId, conversation.id));
  if (data === undefined || data.answers === 0) return null;
  const tokens = new Intl.NumberFormat(i18n.locale, { notation: 'compact', maximumFractionDigits: 1 }).format(data.input_tokens + data.output_tokens);
  return (
    <div>
      <dt><Trans>Assistant</Trans></dt>
      <dd><Plural value={data.answers} one="# answer" other="# answers" />{data.input_tokens > 0 && <> · <Trans>{tokens} tokens</Trans></>}{data.input_tokens + data.cost_micro_usd > 0 && <> · {formatMicroUsd(data.cost_micro_usd, i18n.locale)}</>}</dd>
    </div>
  );
}
