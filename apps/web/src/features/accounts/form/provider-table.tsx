import { Trans, useLingui } from '@lingui/react/macro';
import { Table } from '@mantine/core';
import type { Provider } from '../../../shared/api/list-providers.js';

/** What accounts of each type can do, and what becomes of what they cannot. */
export function ProviderTable({ providers }: { readonly providers: readonly Provider[] }) {
  const { t } = useLingui();
  const yesNo = (can: boolean): string => (can ? t`Yes` : t`No`);
  const rows: readonly (readonly [name: string, of: (provider: Provider) => string])[] = [
    [t`Templates`, ({ template_rules: { approval } }) => (approval === true ? t`Approved by WhatsApp` : t`As plain text`)],
    [t`Pictures and files above templates`, ({ template_rules: { headers } }) => yesNo(Array.isArray(headers) && headers.includes('image'))],
    [t`Buttons and lists`, ({ capabilities: { as_text: asText } }) => (Array.isArray(asText) && asText.includes('buttons') ? t`As numbered text` : t`Yes`)],
    [t`Flows`, ({ capabilities: { flows } }) => yesNo(flows === true)],
    [t`Sent, delivered and read`, ({ rules: { always_reports: always } }) => (always ? t`Yes` : t`As far as the phone tells`)],
  ];
  return (
    <Table w="calc(100% + 16px)" mx={-8} withRowBorders={false} verticalSpacing={4} horizontalSpacing={8} fz="sm" layout="fixed" aria-label={t`What each can do`}>
      <Table.Thead><Table.Tr><Table.Th scope="col"><Trans>What each can do</Trans></Table.Th>{providers.map(({ id, label }) => <Table.Th key={id} scope="col">{label}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>
        {rows.map(([name, of]) => <Table.Tr key={name}><Table.Th scope="row" fw={400}>{name}</Table.Th>{providers.map((provider) => <Table.Td key={provider.id}>{of(provider)}</Table.Td>)}</Table.Tr>)}
      </Table.Tbody>
    </Table>
  );
}
