import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { Sparkles } from 'lucide-react';
import type { Schemas } from '../../shared/api/api.js';
import { LinkAnchor } from '../../shared/page/links.js';
import { ENGINE_NAMES } from '../../shared/run/step-texts.js';
import { Moment } from '../../shared/formats/time.js';
import { PartRow, type PartState } from './part-row.js';
import { type AssistantState, stateOfAssistant } from './store-parts.js';

interface AssistantRowProps {
  readonly assistant: Schemas['AssistantDto'];
  readonly latest: Schemas['LatestTurnDto'] | null;
}

const LOOKS: Readonly<Record<AssistantState, PartState>> = { off: 'idle', unused: 'idle', works: 'good', failed: 'bad', stepped_in: 'bad' };

/** Whether customers get answers from the assistant, and from which engine. */
export function AssistantRow({ assistant, latest }: AssistantRowProps) {
  const { i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const state = stateOfAssistant(assistant, latest);
  const engine = ENGINE_NAMES[assistant.engine];
  return (
    <PartRow
      icon={Sparkles} state={LOOKS[state]} word={state === 'off' ? <Trans>Off</Trans> : state === 'unused' ? <Trans>No activity</Trans> : undefined}
      name={<LinkAnchor to="/s/$storeSlug/assistant" params={{ storeSlug }} inherit c="inherit" underline="always"><Trans>AI Assistant</Trans></LinkAnchor>}
    >
      {engine ? i18n._(engine) : assistant.engine} · <Note state={state} at={latest?.at ?? ''} />
    </PartRow>
  );
}

function Note({ state, at }: { readonly state: AssistantState; readonly at: string }) {
  const when = <Moment at={at} />;
  switch (state) {
    case 'off': return <Trans>It answers nobody until it is switched on.</Trans>;
    case 'unused': return <Trans>It has answered nobody in the last seven days.</Trans>;
    case 'works': return <Trans>Its last answer: {when}</Trans>;
    case 'stepped_in': return <Trans>Its model did not answer {when}; the built-in assistant stepped in. Look at the key and the provider's state.</Trans>;
    case 'failed': return <Trans>Its model could not be reached {when}, and the customer got no answer. Look at the key and the provider's state.</Trans>;
  }
}
