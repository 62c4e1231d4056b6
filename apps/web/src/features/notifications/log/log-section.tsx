import { BULK_RECIPIENT_STATUSES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import { MoreRows } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded, NothingFound, State } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { notificationsQuery } from '../api/list-notifications.js';
import type { Notification, Rule } from '../model.js';
import classes from '../notifications.module.css';
import type { NotificationsSearch } from '../search.js';
import { STATUS_COLORS, STATUS_TEXTS, useReasonText } from '../texts.js';

const STATUSES = BULK_RECIPIENT_STATUSES.filter((status) => status !== 'sending');

interface LogSectionProps { readonly storeId: string; readonly search: NotificationsSearch; readonly rules: readonly Rule[] }

/** Every attempt: what went out, and what did not and why. */
export function LogSection({ storeId, search, rules }: LogSectionProps) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { storeSlug = '' } = useParams({ strict: false });
  const { status, rule } = search;
  const query = useInfiniteQuery(notificationsQuery(storeId, { ...(status ? { status } : {}), ...(rule === undefined ? {} : { rule_id: rule }) }));
  const go = (next: Omit<NotificationsSearch, 'view'>): void => void navigate({ to: '/s/$storeSlug/notifications', params: { storeSlug }, search: { view: 'log', ...next }, replace: true });
  const isFiltered = status !== undefined || rule !== undefined;
  return (
    <Section p={0}>
      <Group px="lg" py="md" gap="sm">
        <NativeSelect
          aria-label={t`Rule`} value={rule ?? ''} data={[{ value: '', label: t`Every rule` }, ...rules.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget: { value } }) => go({ ...(status ? { status } : {}), ...(value === '' ? {} : { rule: value }) })}
        />
        <NativeSelect
          aria-label={t`Status`} value={status ?? ''} data={[{ value: '', label: t`Every status` }, ...STATUSES.map((each) => ({ value: each, label: i18n._(STATUS_TEXTS[each]) }))]}
          onChange={({ currentTarget: { value } }) => {
            const chosen = STATUSES.find((each) => each === value);
            go({ ...(rule === undefined ? {} : { rule }), ...(chosen ? { status: chosen } : {}) });
          }}
        />
      </Group>
      <Loaded query={query}>
        {(rows) => {
          if (rows.length > 0) return <><LogTable rows={rows} /><MoreRows query={query} /></>;
          if (isFiltered) return <NothingFound what={t`this filter`} onClear={() => go({})} />;
          return <State icon={ScrollText} title={<Trans>No rule was set off yet</Trans>}><Trans>Every message that a rule sends stands here, and every one that it does not send, with the reason.</Trans></State>;
        }}
      </Loaded>
    </Section>
  );
}

function LogTable({ rows }: { readonly rows: readonly Notification[] }) {
  const { t, i18n } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const reasonText = useReasonText();
  return (
    <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={t`Log of notifications`}>
      <table className={classes['table']} data-log>
        <thead><tr><th scope="col"><Trans>When</Trans></th><th scope="col"><Trans>Rule</Trans></th><th scope="col"><Trans>To</Trans></th><th scope="col"><Trans>Status</Trans></th><th scope="col"><Trans>Reason</Trans></th></tr></thead>
        <tbody>
          {rows.map((row) => {
            const name = row.customer_name ?? row.customer_phone;
            const to = name === null ? '–' : row.customer_name === null ? <bdi dir="ltr">{name}</bdi> : <bdi>{name}</bdi>;
            return (
              <tr key={row.id}>
                <td className={classes['quiet']} style={{ whiteSpace: 'nowrap' }}><Moment at={row.occurred_at} /></td>
                <td><bdi>{row.rule_name}</bdi></td>
                <td>{row.conversation_id === null ? to : <LinkAnchor to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ c: row.conversation_id }} size="sm">{to}</LinkAnchor>}</td>
                <td><Badge miw="max-content" tt="none" variant="light" color={STATUS_COLORS[row.status]}>{i18n._(STATUS_TEXTS[row.status])}</Badge></td>
                <td className={classes['quiet']}>{row.reason_code !== null ? reasonText(row.reason_code, row.reason_text) : row.waits_until === null ? '' : <Trans>Quiet hours, until <Moment at={row.waits_until} /></Trans>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
