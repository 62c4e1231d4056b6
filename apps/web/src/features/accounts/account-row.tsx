import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Stack, Text } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import classes from './accounts.module.css';
import { LinkAnchor } from '../../shared/page/links.js';
import { ListRow } from '../../shared/list/list.js';
import { stateOf } from './account-state.js';
import type { Account } from './api/list-accounts.js';
import type { AccountUses } from '../../shared/api/list-account-uses.js';
import type { Provider } from '../../shared/api/list-providers.js';
import { useUsesText } from './uses-text.js';
import { problemText } from './problem-text.js';

interface AccountRowProps {
  readonly account: Account;
  readonly provider: Provider | undefined;
  readonly uses: AccountUses | undefined;
  readonly slug: string;
}

/** One account in the list; the whole row leads to it. */
export function AccountRow({ account, provider, uses, slug }: AccountRowProps) {
  const { i18n } = useLingui();
  const used = useUsesText(uses);
  const state = stateOf(account, provider?.powers.includes('check') ?? true);
  const Icon = state.icon;
  const problem = account.status === 'active' ? account.problems.find(({ blocking }) => blocking) ?? account.problems[0] : undefined;
  return (
    <ListRow>
      <Stack gap={2} flex="1 1 240px" miw={0}>
        <Group gap={8}>
          <LinkAnchor className={classes['name']} to="/s/$storeSlug/settings/accounts/$accountId" params={{ storeSlug: slug, accountId: account.id }} size="sm" fw={600} c="var(--mantine-color-text)"><bdi>{account.name}</bdi></LinkAnchor>
          {account.is_default_outgoing && <Badge variant="light" color="teal" size="sm" tt="none"><Trans>Default outgoing</Trans></Badge>}
          {account.is_default_incoming && <Badge variant="light" color="blue" size="sm" tt="none"><Trans>Default incoming</Trans></Badge>}
          {account.labels.map((label) => <Badge key={label} variant="default" size="sm" tt="none"><bdi>{label}</bdi></Badge>)}
        </Group>
        <Text size="xs" c="dimmed">{provider?.label ?? account.provider_label}{account.display_phone_number !== null && <> · <bdi dir="ltr">{account.display_phone_number}</bdi></>}{used !== undefined && <> · {used}</>}</Text>
        {problem && <Text size="xs" c={problem.blocking ? 'red' : 'yellow'}>{problemText(problem, provider, account.fields)}</Text>}
      </Stack>
      <Group gap={6} wrap="nowrap" ms="auto">
        <Badge variant="light" color={state.color} tt="none" leftSection={<Icon size={12} aria-hidden />}>{i18n._(state.text)}</Badge>
        <ChevronRight size={16} className={classes['chevron']} aria-hidden />
      </Group>
    </ListRow>
  );
}
