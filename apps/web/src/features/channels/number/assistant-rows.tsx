import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton } from '../../../shared/page/links.js';
import { List } from '../../../shared/list/list.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Loaded } from '../../../shared/page/states.js';
import { waitingQuery } from '../api/count-waiting.js';
import { useEnableAssistant } from '../api/enable-assistant.js';
import { assistantSwitchQuery } from '../api/get-assistant.js';
import { HealthLine } from './health-line.js';

/** Why customers may get no answer although their messages arrive (R82-R85). */
export function AssistantRows({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const isOn = useQuery(assistantSwitchQuery(storeId));
  const waiting = useQuery(waitingQuery(storeId));
  return (
    <List label={t`AI not responding to messages`}>
      <Loaded query={isOn}>{(enabled) => <SwitchLine storeId={storeId} isOn={enabled} />}</Loaded>
      <Loaded query={waiting}>{(count) => <WaitingLine count={count} />}</Loaded>
    </List>
  );
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
      state={count === 0 ? 'ok' : 'warning'} name={<Trans>Conversations in “Waiting”</Trans>}
      text={count === 0 ? <Trans>None is waiting for a person.</Trans> : <Plural value={count} one="# conversation waits for a person. The assistant does not answer in it." other="# conversations wait for a person. The assistant does not answer in them." />}
      action={count > 0 && <LinkButton size="xs" variant="light" to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ tab: 'waiting' }}><Trans>Open the inbox</Trans></LinkButton>}
    />
  );
}
