import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Code, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { Info, TriangleAlert } from 'lucide-react';
import type { Schemas } from '../../shared/api/api.js';
import { ListRow } from '../../shared/list/list.js';
import { useStore } from '../../shared/people/me.js';
import { usePeopleNames } from '../../shared/people/people.js';
import { Moment } from '../../shared/formats/time.js';
import { KIND_TEXTS } from './kind-texts.js';

type SecurityEvent = Schemas['SecurityEventDto'];

export function EventRow({ event }: { readonly event: SecurityEvent }) {
  const { i18n } = useLingui();
  const nameOf = usePeopleNames(useStore().id);
  const person = nameOf(event.source);
  const { title, advice, weight } = KIND_TEXTS[event.kind];
  const isWarning = weight === 'warning';
  const facts = Object.entries(event.detail).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return (
    <ListRow>
      <ThemeIcon size={36} radius="xl" variant="light" color={isWarning ? 'yellow' : 'gray'}>{isWarning ? <TriangleAlert size={18} aria-hidden /> : <Info size={18} aria-hidden />}</ThemeIcon>
      <Stack gap={2} flex="1 1 170px" miw={0}>
        <Group gap={8}>
          <Text size="sm" fw={500}>{i18n._(title)}</Text>
          {event.count > 1 && <Badge size="sm" variant="light" color="gray" tt="none"><Plural value={event.count} one="# time" other="# times" /></Badge>}
        </Group>
        <Text size="xs" c="dimmed">{i18n._(advice)}</Text>
        {facts.length > 0 && <Group gap={6} mt={2}>{facts.map(([name, value]) => <Code key={name} dir="ltr" fz={11}>{name}: {String(value)}</Code>)}</Group>}
      </Stack>
      <Stack gap={0} ta="end" ms="auto">
        <Text size="xs"><Moment at={event.last_at} /></Text>
        {event.source !== '' && <Text size="xs" c="dimmed">{person === undefined ? <Trans>from <bdi dir="ltr">{event.source}</bdi></Trans> : <Trans>by {person}</Trans>}</Text>}
      </Stack>
    </ListRow>
  );
}
