import { atLeast, type Role, ROLES } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Box, Table, Text } from '@mantine/core';
import { Check, Minus } from 'lucide-react';
import { Section } from '../../shared/page/page.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';

/** Least role for each; `null` where nobody may. */
const PERMISSIONS: readonly (readonly [MessageDescriptor, Role | null])[] = [
  [msg`Read and answer conversations, take them over`, 'agent'],
  [msg`Change customers; look at catalog and knowledge`, 'agent'],
  [msg`Change catalog and knowledge, import them`, 'admin'],
  [msg`Connect numbers, change and rotate their credentials`, 'admin'],
  [msg`Switch the assistant on or off and change how it answers`, 'admin'],
  [msg`Invite people, change roles, remove members`, 'admin'],
  [msg`API keys, security events, settings of the store`, 'admin'],
  [msg`Make somebody an owner`, 'owner'],
  [msg`See stored credentials in full`, null],
];

/** What each role may do. */
export function Permissions() {
  const { t, i18n } = useLingui();
  const roles = ROLES.toReversed();
  return (
    <Section p={0} title={t`What each role may do`}>
      <Box style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t`What each role may do`}>
        <Table verticalSpacing="xs" horizontalSpacing="lg" miw={480}>
          <Table.Thead>
            <Table.Tr><Table.Th><Trans>Task</Trans></Table.Th>{roles.map((role) => <Table.Th key={role} ta="center" w={90}>{i18n._(ROLE_NAMES[role])}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {PERMISSIONS.map(([task, least]) => (
              <Table.Tr key={task.id}>
                <Table.Th scope="row" fw={400}><Text size="sm">{i18n._(task)}</Text></Table.Th>
                {roles.map((role) => <Table.Td key={role} ta="center"><Allowed isAllowed={least !== null && atLeast(role, least)} /></Table.Td>)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Box>
    </Section>
  );
}

function Allowed({ isAllowed }: { readonly isAllowed: boolean }) {
  const { t } = useLingui();
  return isAllowed ? <Check size={18} role="img" aria-label={t`Yes`} color="var(--mantine-color-teal-outline)" /> : <Minus size={18} role="img" aria-label={t`No`} color="var(--mantine-color-dimmed)" />;
}
