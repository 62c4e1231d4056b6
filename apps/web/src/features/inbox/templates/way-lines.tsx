import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Coins, Route } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMicro } from '../../../shared/formats/micro-money.js';
import { CATEGORY_TEXTS } from '../../../shared/templates/template-texts.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { sendCostQuery } from '../api/get-send-cost.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import { type Conversation, customerName } from '../model.js';

interface WayLineProps { readonly storeId: string; readonly conversation: Conversation; readonly template: Template }

/** Through which account it goes, and why (R148). */
export function RouteLine({ storeId, conversation, template }: WayLineProps) {
  const { data: accounts = [] } = useQuery(accountNamesQuery(storeId));
  const { account_id: owner, status } = template;
  const name = accounts.find(({ id }) => id === owner)?.name ?? '…';
  return (
    <Line icon={<Route size={16} aria-hidden />}>
      {owner === conversation.account_id
        ? <Trans>Goes through <b><bdi>{name}</bdi></b>: the template and this conversation belong to it.</Trans>
        : <Trans>Goes through <b><bdi>{name}</bdi></b>, the account that the template belongs to.</Trans>}
      {status === 'ready' && <> <Trans>It is sent as plain text.</Trans></>}
    </Line>
  );
}

/** What it is going to cost. */
export function CostLine({ storeId, conversation, template }: WayLineProps) {
  const { i18n } = useLingui();
  const { data } = useQuery(sendCostQuery(storeId, template.id, conversation.customer.id));
  if (data === undefined) return null;
  const { reason, cost, country, category } = data;
  const place = country === null ? undefined : new Intl.DisplayNames(i18n.locale, { type: 'region', fallback: 'code' }).of(country);
  const what = [i18n._(CATEGORY_TEXTS[category]), place].filter(Boolean).join(' · ');
  const amount = cost === null ? '' : formatMicro(cost.amount_micro, cost.currency, i18n.locale);
  const words: Record<typeof reason, ReactNode> = {
    price: <Trans>Costs about <b><bdi>{amount}</bdi></b> once it is delivered ({what}).</Trans>,
    window: <Trans>Free of charge: <bdi>{customerName(conversation.customer)}</bdi> wrote within 24 hours.</Trans>,
    provider: <Trans>Free of charge: this account pays for no single message.</Trans>,
    unknown: <Trans>WhatsApp charges for it ({what}). No rate card has the price.</Trans>,
  };
  return <Line icon={<Coins size={16} aria-hidden />}>{words[reason]}</Line>;
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed" component="div" role="note">
      <Group gap={6} wrap="nowrap" align="flex-start">
        <span style={{ flex: 'none', marginTop: 3, display: 'inline-flex' }}>{icon}</span>
        <span>{children}</span>
      </Group>
    </Text>
  );
}
