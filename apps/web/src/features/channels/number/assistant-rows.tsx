import type { UsageKind } from '#contracts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { billingQuery, type Billing } from '../../../shared/api/billing.js';
import { LinkButton } from '../../../shared/page/links.js';
import { List } from '../../../shared/list/list.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Loaded } from '../../../shared/page/states.js';
import { waitingQuery } from '../api/count-waiting.js';
import { useEnableAssistant } from '../api/enable-assistant.js';
import { assistantSwitchQuery } from '../api/get-assistant.js';
import { HealthLine } from './health-line.js';
import { limitState } from './limit-state.js';

/** Why customers may get no answer although their messages arrive (R82-R87). */
export function AssistantRows({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const isOn = useQuery(assistantSwitchQuery(storeId));
  const waiting = useQuery(waitingQuery(storeId));
  const billing = useQuery(freshBillingQuery(storeId));
  return (
    <List label={t`AI not responding to messages`}>
      <Loaded query={isOn}>{(enabled) => <SwitchLine storeId={storeId} isOn={enabled} />}</Loaded>
      <Loaded query={waiting}>{(count) => <WaitingLine count={count} />}</Loaded>
      <Loaded query={billing}>{({ meters }) => meters.map((meter) => <LimitLine key={meter.kind} meter={meter} />)}</Loaded>
    </List>
  );
}

/** Counted anew where somebody looks for what is wrong. */
const freshBillingQuery = (storeId: string) => ({ ...billingQuery(storeId), staleTime: 0 });

/** How many of these keep the assistant from answering. What is not known yet counts as nothing. */
export function useAssistantProblems(storeId: string): number {
  const { data: isOn } = useQuery(assistantSwitchQuery(storeId));
  const { data: billing } = useQuery(freshBillingQuery(storeId));
  return Number(isOn === false) + (billing?.meters.filter((meter) => limitState(meter) === 'problem').length ?? 0);
}

function SwitchLine({ storeId, isOn }: { readonly storeId: string; readonly isOn: boolean }) {
  const notices = useNotices();
  const enable = useEnableAssistant(storeId);
  return (
    <HealthLine
      state={isOn ? 'ok' : 'problem'} name={<Trans>AI Assistant</Trans>} text={isOn ? <Trans>It is enabled.</Trans> : <Trans>It is switched off: nobody gets an answer from it.</Trans>}
      action={!isOn && <Button size="xs" variant="light" loading={enable.isPending} onClick={() => enable.mutate(undefined, { onError: notices.failed })}><Trans>Switch it on</Trans></Button>}
    />
  );
}

function WaitingLine({ count }: { readonly count: number }) {
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <HealthLine
      state={count === 0 ? 'ok' : 'warning'} {...(count === 0 ? {} : { word: <Trans>Waiting</Trans> })} name={<Trans>Conversations in “Waiting”</Trans>}
      text={count === 0 ? <Trans>None is waiting for a person.</Trans> : <Plural value={count} one="# conversation waits for a person. The assistant does not answer in it." other="# conversations wait for a person. The assistant does not answer in them." />}
      action={count > 0 && <LinkButton size="xs" variant="light" to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ tab: 'waiting' }}><Trans>Open the inbox</Trans></LinkButton>}
    />
  );
}

/** R86, R87: at its limit the assistant does not answer. */
function LimitLine({ meter }: { readonly meter: Billing['meters'][number] }) {
  const { i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const { kind, used, limit } = meter;
  const state = limitState(meter);
  const number = new Intl.NumberFormat(i18n.locale);
  const [usedText, limitText] = [number.format(used), number.format(limit ?? 0)];
  return (
    <HealthLine
      state={state} name={<KindName kind={kind} />}
      text={limit === null ? <Trans>{usedText}, without limit</Trans> : <Trans><b>{usedText}</b> of {limitText}</Trans>}
      action={state !== 'ok' && <LinkButton size="xs" variant="light" to="/s/$storeSlug/settings/billing" params={{ storeSlug }} search={{}}><Trans>Open Billing</Trans></LinkButton>}
    />
  );
}

function KindName({ kind }: { readonly kind: UsageKind }) {
  switch (kind) {
    case 'ai_conversations': return <Trans>AI conversations</Trans>;
    case 'messages': return <Trans>Messages sent</Trans>;
  }
}
