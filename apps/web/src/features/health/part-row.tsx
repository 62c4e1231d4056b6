import { Trans } from '@lingui/react/macro';
import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListRow } from '../../shared/list/list.js';

/** `idle` is neither good nor bad: switched off, or nobody has tried it yet. */
export type PartState = 'good' | 'bad' | 'idle';

interface PartRowProps {
  readonly icon: LucideIcon;
  readonly name: ReactNode;
  readonly state: PartState;
  /** The state in a word, where it is another one than usual. */
  readonly word?: ReactNode;
  /** What is known of it, and what to do. */
  readonly children: ReactNode;
}

const COLORS = { good: 'var(--mantine-color-green-outline)', bad: 'var(--mantine-color-red-outline)', idle: 'dimmed' } as const;

export function PartRow({ icon: Icon, name, state, word, children }: PartRowProps) {
  return (
    <ListRow>
      <ThemeIcon variant="light" color={state === 'bad' ? 'red' : 'gray'} size={36} radius="xl"><Icon size={18} aria-hidden /></ThemeIcon>
      <Stack gap={0} flex="1 1 0" miw={0}><Text size="sm" fw={500} component="div">{name}</Text><Text size="xs" c="dimmed" component="div">{children}</Text></Stack>
      <Text size="sm" fw={500} c={COLORS[state]}>{word ?? (state === 'good' ? <Trans>Works</Trans> : <Trans>Fails</Trans>)}</Text>
    </ListRow>
  );
}
