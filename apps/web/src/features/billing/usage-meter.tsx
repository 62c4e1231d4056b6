import type { UsageState } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Box, Group, Progress, Stack, Text } from '@mantine/core';
import type { Schemas } from '../../shared/api/api.js';
import { DayOf } from '../../shared/formats/time.js';
import { USAGE_TEXTS } from './plan-texts.js';

const COLORS: Readonly<Record<UsageState, string>> = { ok: 'green', warning: 'yellow', critical: 'orange', reached: 'red' };

/** What is used of one thing, how it goes on, and what happens at its limit. */
export function UsageMeter({ meter: { kind, used, limit, state, reached_at: reachedAt } }: { readonly meter: Schemas['UsageMeterDto'] }) {
  const { i18n } = useLingui();
  const number = new Intl.NumberFormat(i18n.locale);
  const { name, counts, atLimit } = USAGE_TEXTS[kind];
  const label = i18n._(name);
  const [usedText, limitText] = [number.format(used), limit === null ? '∞' : number.format(limit)];
  return (
    <Box px="lg" py="md" style={{ borderBlockStart: '1px solid var(--app-line)' }}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs"><Text fw={600} size="sm">{label}</Text>{limit !== null && state !== 'ok' && <Badge size="sm" variant="light" color={COLORS[state]} tt="none">{new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(Math.min(1, used / limit))}</Badge>}</Group>
        <Text size="sm">{limit === null ? <Trans>{usedText}, without limit</Trans> : <Trans><b>{usedText}</b> of {limitText}</Trans>}</Text>
      </Group>
      {limit !== null && <Progress mt={8} value={Math.min(100, (used / limit) * 100)} color={COLORS[state]} aria-label={label} />}
      <Stack gap={2} mt={8}>
        {reachedAt !== null && <Text size="xs" fw={500}><Trans>At this rate the limit is reached on <DayOf at={reachedAt} />.</Trans></Text>}
        <Text size="xs" c="dimmed">{i18n._(counts)}</Text>
        {limit !== null && <Text size="xs" c="dimmed">{i18n._(atLimit)}</Text>}
      </Stack>
    </Box>
  );
}
