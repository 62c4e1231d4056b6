import { SECURITY_EVENT_KINDS, type SecurityEventKind } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { List, MoreRows } from '../../shared/list/list.js';
import { useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { useShortcuts } from '../../shared/page/shortcuts.js';
import { Loaded, NothingFound, State } from '../../shared/page/states.js';
import { securityEventsQuery } from './api/list-security-events.js';
import { EventRow } from './event-row.js';
import { KIND_TEXTS } from './kind-texts.js';

export function SecurityEventsPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/frame/s/$storeSlug/settings/security-events' });
  const kind = SECURITY_EVENT_KINDS.find((each) => each === search.kind);
  const query = useInfiniteQuery(securityEventsQuery(store.id, kind));
  const { refetch } = query;
  useShortcuts(useMemo(() => ({ title: t`Security events`, shortcuts: [{ keys: 'r', label: t`Check again`, run: () => void refetch() }] }), [t, refetch]));
  const choose = (next: SecurityEventKind | undefined): void => void navigate({ to: '.', search: next ? { kind: next } : {} });
  const kinds = SECURITY_EVENT_KINDS.map((value) => ({ value, label: i18n._(KIND_TEXTS[value].title) })).toSorted((one, other) => one.label.localeCompare(other.label, i18n.locale));
  return (
    <Page
      title={t`Security events`} place={store.name} description={<Trans>What was refused or changed, newest first. Equal events within an hour are one row.</Trans>}
      actions={(
        <NativeSelect
          aria-label={t`Show`} value={kind ?? ''} data={[{ value: '', label: t`All kinds` }, ...kinds]}
          onChange={(event) => choose(SECURITY_EVENT_KINDS.find((each) => each === event.currentTarget.value))}
        />
      )}
    >
      <Section p={0}>
        <Loaded query={query}>
          {(events) => {
            if (events.length > 0) return <List label={t`Security events`}>{events.map((event) => <EventRow key={event.id} event={event} />)}</List>;
            if (kind) return <NothingFound what={`“${i18n._(KIND_TEXTS[kind].title)}”`} onClear={() => choose(undefined)} />;
            return <State icon={ShieldCheck} color="teal" title={<Trans>No security events</Trans>}><Trans>Nothing was refused, and nobody changed passwords, roles or keys.</Trans></State>;
          }}
        </Loaded>
        <MoreRows query={query} />
      </Section>
    </Page>
  );
}
