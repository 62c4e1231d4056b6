import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Laptop, Smartphone, Terminal } from 'lucide-react';
import type { Schemas } from '../../shared/api/api.js';
import { List, ListRow, MoreRows } from '../../shared/list/list.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { useEndSession } from './api/end-session.js';
import { sessionsQuery } from './api/list-sessions.js';
import { describeBrowser } from './describe-browser.js';

export function Sessions() {
  const { t } = useLingui();
  const query = useInfiniteQuery(sessionsQuery);
  return (
    <Section p={0} title={t`Sessions`} description={t`Where you are logged in.`}>
      <Loaded query={query}>
        {(sessions) => <List label={t`Sessions`}>{sessions.map((session) => <SessionRow key={session.id} session={session} />)}</List>}
      </Loaded>
      <MoreRows query={query} />
    </Section>
  );
}

const ICONS = { desktop: Laptop, phone: Smartphone, program: Terminal };

function SessionRow({ session }: { readonly session: Schemas['SessionDto'] }) {
  const { t } = useLingui();
  const end = useEndSession();
  const notices = useNotices();
  const { kind, browser, system } = describeBrowser(session.user_agent);
  const Icon = ICONS[kind];
  return (
    <ListRow>
      <Icon size={20} aria-hidden />
      <Stack gap={0} flex="1 1 200px" miw={0}>
        <Group gap={8}>
          <Text size="sm" fw={500}>{system === undefined ? browser : <Trans>{browser} on {system}</Trans>}</Text>
          {session.current && <Badge size="xs" variant="light" tt="none"><Trans>This one</Trans></Badge>}
        </Group>
        <Text size="xs" c="dimmed"><bdi dir="ltr">{session.ip}</bdi> · <Trans>last used <Moment at={session.last_used_at} /></Trans></Text>
      </Stack>
      {!session.current && (
        <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(session.id, { onError: notices.failed, onSuccess: () => notices.done(t`The session has ended`) })}><Trans>Log out there</Trans></Button>
      )}
    </ListRow>
  );
}
