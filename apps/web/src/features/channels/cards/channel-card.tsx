import { Trans } from '@lingui/react/macro';
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronRight, CircleDashed, MessageCircle, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { Moment } from '../../../shared/formats/time.js';
import type { Channel, ChannelNumber } from '../api/list-channels.js';
import { NumberState } from '../number-state.js';
import { useProblemText } from '../problem-texts.js';
import classes from './channels.module.css';

/** A channel with its numbers. Without any, the whole card leads to the wizard. */
export function ChannelCard({ channel }: { readonly channel: Channel }) {
  const { storeSlug = '' } = useParams({ strict: false });
  const { provider, numbers, setup_step_number: step } = channel;
  if (numbers.length === 0 && !channel.has_setup) return <FormCard channel={channel} />;
  if (numbers.length === 0) {
    return (
      <Link to="/s/$storeSlug/settings/channels/$provider/setup" params={{ storeSlug, provider }} search={{}} className={classes['card']}>
        <Head channel={channel}><ChevronRight size={18} aria-hidden className={classes['arrow']} /></Head>
        <Group justify="space-between">
          <Badge variant="light" color="gray" tt="none" leftSection={<CircleDashed size={13} aria-hidden />}><Trans>Not connected</Trans></Badge>
          <Text size="sm" fw={600} c="var(--mantine-color-anchor)">{step === null ? <Trans>Set up</Trans> : <Continue number={step} />}</Text>
        </Group>
      </Link>
    );
  }
  return (
    <section className={classes['card']} aria-label={channel.name}>
      <Head channel={channel} />
      <ul className={classes['numbers']}>{numbers.map((number) => <li key={number.account_id}><NumberLink number={number} /></li>)}</ul>
      {channel.has_setup && (
        <Group>
          <LinkButton to="/s/$storeSlug/settings/channels/$provider/setup" params={{ storeSlug, provider }} search={{}} variant={step === null ? 'default' : 'filled'} size="xs" classNames={{ root: classes['goOn'] ?? '', label: classes['goOnLabel'] ?? '' }} leftSection={step === null && <Plus size={14} aria-hidden />}>
            {step === null ? <Trans>Add number</Trans> : <Continue number={step} />}
          </LinkButton>
        </Group>
      )}
    </section>
  );
}

/** Without a wizard a number is connected in the account form. */
function FormCard({ channel }: { readonly channel: Channel }) {
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <Link to="/s/$storeSlug/settings/accounts/new" params={{ storeSlug }} search={{ provider: channel.provider }} className={classes['card']}>
      <Head channel={channel}><ChevronRight size={18} aria-hidden className={classes['arrow']} /></Head>
      <Group justify="space-between">
        <Badge variant="light" color="gray" tt="none" leftSection={<CircleDashed size={13} aria-hidden />}><Trans>Not connected</Trans></Badge>
        <Text size="sm" fw={600} c="var(--mantine-color-anchor)"><Trans>Set up</Trans></Text>
      </Group>
    </Link>
  );
}

function Continue({ number }: { readonly number: number }) {
  return <Trans>Continue setup (step {number})</Trans>;
}

function Head({ channel: { name, via }, children }: { readonly channel: Channel; readonly children?: ReactNode }) {
  return (
    <Group wrap="nowrap" gap="sm">
      <span className={classes['logo']}><MessageCircle size={22} aria-hidden /></span>
      <Stack gap={0} flex={1} miw={0}>
        <Title order={2} fz="md">{name}</Title>
        {via !== null && <Text size="xs" c="dimmed">{via}</Text>}
      </Stack>
      {children}
    </Group>
  );
}

function NumberLink({ number }: { readonly number: ChannelNumber }) {
  const { storeSlug = '' } = useParams({ strict: false });
  const text = useProblemText();
  const { account_id: accountId, name, display_phone_number: phone, last_event_at: seenAt, state, problems } = number;
  const [problem] = problems;
  return (
    <Link to="/s/$storeSlug/settings/channels/numbers/$accountId" params={{ storeSlug, accountId }} className={classes['number']}>
      <Stack gap={2} flex={1} miw={0}>
        <Group gap={8} justify="space-between">
          <Text size="sm" fw={600}><bdi dir="ltr">{phone ?? name}</bdi></Text>
          <NumberState state={state} />
        </Group>
        {phone !== null && <Text size="xs" c="dimmed" truncate><bdi>{name}</bdi></Text>}
        {state === 'action_needed' && problem && <Text size="xs" c="var(--mantine-color-error)">{text(problem)}</Text>}
        {state === 'connected' && <Text size="xs" c="dimmed">{seenAt === null ? <Trans>No message has come in yet</Trans> : <Trans>Last heard of <Moment at={seenAt} /></Trans>}</Text>}
      </Stack>
      <ChevronRight size={16} aria-hidden className={classes['arrow']} />
    </Link>
  );
}
