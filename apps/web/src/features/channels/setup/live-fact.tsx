import { useLingui } from '@lingui/react/macro';
import { Group, Loader, Text } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from '../../../shared/people/me.js';
import classes from './setup.module.css';

interface LiveFactProps {
  /** When it happened; null while it is waited for. */
  readonly at: string | null;
  readonly done: ReactNode;
  readonly waiting: ReactNode;
  readonly action?: ReactNode;
}

/** Something that is waited for, and turns green by itself. */
export function LiveFact({ at, done, waiting, action }: LiveFactProps) {
  const { i18n } = useLingui();
  const { timezone } = useStore();
  const time = at === null ? '' : new Intl.DateTimeFormat(i18n.locale, { timeStyle: 'medium', timeZone: timezone }).format(new Date(at));
  return (
    <div className={classes['check']} data-done={at !== null || undefined}>
      {at === null
        ? <Loader size={16} color="gray" role="presentation" m={2} />
        : <CircleCheck size={20} aria-hidden color="var(--mantine-color-green-outline)" />}
      <Group gap="0 12px" flex="1 1 160px" justify="space-between">
        <Text size="sm" fw={at === null ? 400 : 500} c={at === null ? 'dimmed' : 'inherit'}>{at === null ? waiting : done}</Text>
        {at !== null && <Text size="xs" c="dimmed" component="time" dateTime={at}>{time}</Text>}
      </Group>
      {at === null && action}
    </div>
  );
}
