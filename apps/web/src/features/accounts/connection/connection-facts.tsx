import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Badge, Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIsAtLeast } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Section } from '../../../shared/page/page.js';
import { COMPARING, OTHER_NUMBER } from '../../../shared/phone-link/pause-codes.js';
import { SESSION_TEXTS } from '../../../shared/phone-link/session-texts.js';
import { Moment } from '../../../shared/formats/time.js';
import { stateOf } from '../account-state.js';
import type { Account } from '../api/list-accounts.js';
import { accountUsesQuery } from '../../../shared/api/list-account-uses.js';
import type { Provider } from '../../../shared/api/list-providers.js';
import { useUsesText } from '../uses-text.js';
import { useSubscribeAccount } from '../api/subscribe-account.js';
import { problemText } from '../problem-text.js';

interface ConnectionFactsProps {
  readonly storeId: string;
  readonly account: Account;
  readonly provider: Provider;
  readonly mayChange: boolean;
}

/** How the account is doing: its number, what the last test found, and when the provider last spoke to us. */
export function ConnectionFacts({ storeId, account, provider, mayChange }: ConnectionFactsProps) {
  const { i18n } = useLingui();
  const state = stateOf(account, provider.powers.includes('check'));
  const Icon = state.icon;
  const never = <Text span c="dimmed" inherit><Trans>never</Trans></Text>;
  return (
    <Section title={<Trans>Connection</Trans>} actions={<Badge size="lg" color={state.color} variant="light" tt="none" leftSection={<Icon size={14} aria-hidden />}>{i18n._(state.text)}</Badge>}>
      <Stack>
        <Problems account={account} provider={provider} />
        <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 3 }} m={0}>
          <Fact label={<Trans>Phone number</Trans>}>{account.display_phone_number === null ? <Trans>not known yet</Trans> : <bdi dir="ltr">{account.display_phone_number}</bdi>}</Fact>
          <Fact label={<Trans>Verified name</Trans>}>{account.verified_name ?? <Trans>not known yet</Trans>}</Fact>
          <Fact label={<Trans>Environment</Trans>}>{account.environment}</Fact>
          <Fact label={<Trans>Last tested</Trans>}>{account.checked_at === null ? never : <Moment at={account.checked_at} />}</Fact>
          {account.session !== null && <Fact label={<Trans>Linked phone</Trans>}>{i18n._(SESSION_TEXTS[account.session.state].word)} · <Moment at={account.session.at} /></Fact>}
          {provider.powers.includes('handshake') && <Fact label={<Trans>Webhook verified</Trans>}>{account.webhook_verified_at === null ? never : <Moment at={account.webhook_verified_at} />}</Fact>}
          <Fact label={<Trans>Last event received</Trans>}>{account.last_event_at === null ? never : <Moment at={account.last_event_at} />}</Fact>
          <UsedBy storeId={storeId} account={account} />
          {account.token_expires_at !== null && <Fact label={<Trans>Access ends</Trans>}><Moment at={account.token_expires_at} /></Fact>}
          {provider.powers.includes('subscribe') && (
            <Fact label={<Trans>Subscribed to messages</Trans>}>
              {account.subscribed_at === null ? <Subscribe storeId={storeId} account={account} mayChange={mayChange} /> : <Moment at={account.subscribed_at} />}
            </Fact>
          )}
        </SimpleGrid>
      </Stack>
    </Section>
  );
}

/** What hangs on it, and when its templates were last compared with the provider's. */
function UsedBy({ storeId, account }: { readonly storeId: string; readonly account: Account }) {
  const { data = [] } = useQuery(accountUsesQuery(storeId));
  const uses = data.find(({ account_id: id }) => id === account.id);
  const text = useUsesText(uses);
  return (
    <>
      <Fact label={<Trans>Used by</Trans>}>{text ?? '–'}</Fact>
      {uses !== undefined && uses.templates_synced_at !== null && <Fact label={<Trans>Templates last synced</Trans>}><Moment at={uses.templates_synced_at} /></Fact>}
    </>
  );
}

function Fact({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return <div><Text component="dt" size="xs" c="dimmed">{label}</Text><Text component="dd" size="sm" m={0}>{children}</Text></div>;
}

function Problems({ account, provider }: { readonly account: Account; readonly provider: Provider }) {
  return (
    <>
      {account.paused && (
        <Alert color={account.paused.code === COMPARING ? 'yellow' : 'red'} variant="light" icon={<CircleAlert size={18} aria-hidden />} title={<PauseTitle code={account.paused.code} />}>
          <PauseText account={account} pause={account.paused} provider={provider} />
        </Alert>
      )}
      {account.problems.filter(({ code }) => code !== account.paused?.code).map((problem) => (
        <Alert key={problem.code} color={problem.blocking ? 'red' : 'yellow'} variant="light" p="sm" icon={problem.blocking ? <CircleAlert size={18} aria-hidden /> : <TriangleAlert size={18} aria-hidden />}>
          {problemText(problem, provider, account.fields)}
        </Alert>
      ))}
    </>
  );
}

function PauseTitle({ code }: { readonly code: string }) {
  if (code === OTHER_NUMBER) return <Trans>Another phone is linked</Trans>;
  if (code === COMPARING) return <Trans>A phone was linked</Trans>;
  return code.startsWith('session.') ? <Trans>The phone is not linked</Trans> : <Trans>The provider refuses these credentials</Trans>;
}

function PauseText({ account, pause, provider }: { readonly account: Account; readonly pause: NonNullable<Account['paused']>; readonly provider: Provider }) {
  const mayCorrect = useIsAtLeast('admin');
  if (pause.code === COMPARING) return <Trans>Its number is being compared with this account's. Messages wait until then; nothing is lost.</Trans>;
  if (pause.code === OTHER_NUMBER) {
    const linked = <bdi dir="ltr">{account.session?.linked_phone ?? '?'}</bdi>;
    return (
      <>
        <Trans>It has the number {linked}, not this account's. Nothing is sent or taken in through it: your messages wait until the right phone is linked.</Trans>
        {mayCorrect && <>{' '}<Trans>If that is your number after all, correct it below: what customers wrote to it in the last 24 hours is put back in order; what is older is gone.</Trans></>}
      </>
    );
  }
  const words = <span dir="auto">{provider.words[pause.code] ?? pause.text}</span>;
  return pause.code.startsWith('session.') ? <><Trans>Messages wait until it is linked again; nothing is lost.</Trans> {words}</> : <><Trans>Messages wait until they are corrected; nothing is lost.</Trans> {words}</>;
}

function Subscribe({ storeId, account, mayChange }: { readonly storeId: string; readonly account: Account; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const notices = useNotices();
  const subscribe = useSubscribeAccount(storeId, account.id);
  if (!mayChange || account.status !== 'active') return <Text span c="dimmed" inherit><Trans>not yet</Trans></Text>;
  const run = (): void => subscribe.mutate(undefined, { onError: notices.failed, onSuccess: () => notices.done(t`The account is subscribed to its messages`) });
  return <Button variant="default" size="compact-sm" loading={subscribe.isPending} onClick={run}><Trans>Subscribe</Trans></Button>;
}
