import { Trans, useLingui } from '@lingui/react/macro';
import { useDirection } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { MessageCircle } from 'lucide-react';
import { providersQuery } from '../../shared/api/list-providers.js';
import { LinkAnchor } from '../../shared/page/links.js';
import { Moment } from '../../shared/formats/time.js';
import { useIsAtLeast } from '../../shared/people/me.js';
import { COMPARING } from '../../shared/phone-link/pause-codes.js';
import { pauseText } from '../../shared/phone-link/session-texts.js';
import type { WhatsAppNumber } from './api/list-numbers.js';
import { PartRow } from './part-row.js';
import { stateOfNumber } from './store-parts.js';

/** Each number of the store: whether messages go in and out through it. */
export function NumberRows({ numbers }: { readonly numbers: readonly WhatsAppNumber[] }) {
  const { i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const { data: providers = [] } = useQuery(providersQuery(i18n.locale));
  const maySetUp = useIsAtLeast('admin');
  // Its name is in the language of the page, and goes its way, whichever letters it begins with.
  const { dir } = useDirection();
  if (numbers.length === 0) {
    return (
      <PartRow icon={MessageCircle} name={<Trans>WhatsApp</Trans>} state="idle" word={<Trans>Not connected</Trans>}>
        {maySetUp ? <Trans>No number is connected yet. <LinkAnchor to="/s/$storeSlug/settings/channels" params={{ storeSlug }} inherit underline="always">Set up WhatsApp</LinkAnchor></Trans> : <Trans>No number is connected yet. Ask an owner or admin to connect one.</Trans>}
      </PartRow>
    );
  }
  return numbers.map((number) => (
    <PartRow
      key={number.id} icon={MessageCircle} state={stateOfNumber(number)} word={stateOfNumber(number) === 'idle' ? <IdleWord number={number} /> : undefined}
      name={<LinkAnchor to="/s/$storeSlug/settings/accounts/$accountId" params={{ storeSlug, accountId: number.id }} inherit c="inherit" underline="always"><bdi>{number.name}</bdi></LinkAnchor>}
    >
      <bdi dir={dir}>{providers.find(({ id }) => id === number.provider)?.label ?? number.provider_label}</bdi>{number.display_phone_number !== null && <> · <bdi dir="ltr">{number.display_phone_number}</bdi></>} · <Note number={number} />
    </PartRow>
  ));
}

function IdleWord({ number }: { readonly number: WhatsAppNumber }) {
  if (number.status === 'inactive') return <Trans>Inactive</Trans>;
  return number.paused?.code === COMPARING ? <Trans>Comparing</Trans> : <Trans>Not tested yet</Trans>;
}

function Note({ number }: { readonly number: WhatsAppNumber }) {
  const { i18n } = useLingui();
  const { status, paused, problems, last_event_at: heardAt } = number;
  const phone = pauseText(number);
  const problem = problems.find(({ blocking }) => blocking);
  if (status === 'inactive') return <Trans>It neither sends nor receives.</Trans>;
  if (problem && paused?.code === COMPARING) return <LastTestFailed />;
  if (phone) return i18n._(phone);
  if (paused !== null) return <Trans>Sending waits: WhatsApp refuses the credentials. Enter new ones in the account.</Trans>;
  if (problem) return <LastTestFailed />;
  return heardAt === null ? <Trans>Nothing was heard of it yet.</Trans> : <Trans>Last heard of <Moment at={heardAt} /></Trans>;
}

function LastTestFailed() {
  return <Trans>The last test failed. The account says why.</Trans>;
}
