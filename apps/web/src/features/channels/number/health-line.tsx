import { Trans } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { CircleCheck, CircleDashed, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListRow } from '../../../shared/list/list.js';
import type { HealthRow } from '../api/get-account-health.js';

type State = HealthRow['state'];
interface Look { readonly icon: LucideIcon; readonly color: string }
const LOOKS: Readonly<Record<State, Look>> = {
  ok: { icon: CircleCheck, color: 'var(--mantine-color-green-outline)' },
  warning: { icon: TriangleAlert, color: 'var(--mantine-color-yellow-outline)' },
  problem: { icon: CircleX, color: 'var(--mantine-color-red-outline)' },
  unknown: { icon: CircleDashed, color: 'var(--mantine-color-dimmed)' },
};

interface HealthLineProps {
  readonly state: State;
  /** Says how it stands better than the word for every check. */
  readonly word?: ReactNode;
  readonly name: ReactNode;
  readonly text: ReactNode;
  /** The one thing to do. */
  readonly action?: ReactNode;
}

/** One check: how it stands, what that means, and what to do about it. */
export function HealthLine({ state, word, name, text, action }: HealthLineProps) {
  const { icon: Icon, color } = LOOKS[state];
  return (
    <ListRow>
      <Icon size={20} aria-hidden color={color} style={{ flex: 'none' }} />
      <Stack gap={0} flex="1 1 140px" miw={0}>
        <Text size="sm" fw={500}>{name}</Text>
        <Text size="xs" c="dimmed" component="div">{text}</Text>
      </Stack>
      {action}
      <Text size="sm" fw={500} c={color} miw={64} ta="end">{word ?? <StateWord state={state} />}</Text>
    </ListRow>
  );
}

function StateWord({ state }: { readonly state: State }) {
  switch (state) {
    case 'ok': return <Trans>Works</Trans>;
    case 'warning': return <Trans>Soon</Trans>;
    case 'problem': return <Trans>Fails</Trans>;
    case 'unknown': return <Trans>Not yet</Trans>;
  }
}
