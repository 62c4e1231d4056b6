import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { MessageCircleReply } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import { MoreRows } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { bulkRecipientsQuery, type RecipientFilter } from '../api/list-bulk-recipients.js';
import classes from '../bulk.module.css';
import type { BulkRecipient } from '../model.js';
import { RECIPIENT_TEXTS, RecipientStatusPill } from '../status-pill.js';
import { useReasonText } from './reason-texts.js';

const STATUSES = ['pending', 'sent', 'delivered', 'read', 'failed', 'skipped', 'unknown'] as const;

interface RecipientsSectionProps { readonly storeId: string; readonly bulkId: string; readonly filter: RecipientFilter; readonly onFilter: (filter: RecipientFilter) => void }

/** Everybody, with what became of each. */
export function RecipientsSection({ storeId, bulkId, filter, onFilter }: RecipientsSectionProps) {
  const { t, i18n } = useLingui();
  const query = useInfiniteQuery(bulkRecipientsQuery(storeId, bulkId, filter));
  const choose = (value: string): void => onFilter(value === 'replied' ? { replied: true } : STATUSES.some((status) => status === value) ? { status: value as BulkRecipient['status'] } : {});
  return (
    <Section
      p={0} title={t`Recipients`}
      actions={filter.reason === undefined
        ? <NativeSelect size="xs" aria-label={t`Which recipients`} value={filter.replied ? 'replied' : filter.status ?? ''} onChange={(event) => choose(event.currentTarget.value)} data={[{ value: '', label: t`All` }, { value: 'replied', label: t`Answered` }, ...STATUSES.map((status) => ({ value: status, label: i18n._(RECIPIENT_TEXTS[status]) }))]} />
        : <Button size="xs" variant="default" onClick={() => onFilter({})}><Trans>Show all again</Trans></Button>}
    >
      <Loaded query={query}>
        {(rows) => (rows.length === 0 ? <Text size="sm" c="dimmed" px="lg" pb="lg"><Trans>Nobody here.</Trans></Text> : <><RecipientTable rows={rows} /><MoreRows query={query} /></>)}
      </Loaded>
    </Section>
  );
}

function RecipientTable({ rows }: { readonly rows: readonly BulkRecipient[] }) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const textOf = useReasonText();
  return (
    <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={t`Table of recipients`}>
      <table className={classes['table']} data-wide>
        <thead><tr><th scope="col"><Trans>Name</Trans></th><th scope="col"><Trans>Mobile number</Trans></th><th scope="col"><Trans>Status</Trans></th><th scope="col"><Trans>Reason</Trans></th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td dir="auto">{row.conversation_id === null ? row.recipient_name || '–' : <LinkAnchor to="/s/$storeSlug/inbox" params={{ storeSlug }} search={{ c: row.conversation_id }} size="sm">{row.recipient_name || row.mobile_number}</LinkAnchor>}{row.replied && <> <MessageCircleReply size={14} role="img" aria-label={t`Answered`} /></>}</td>
              <td><bdi dir="ltr">{row.mobile_number}</bdi></td>
              <td><RecipientStatusPill status={row.status} /></td>
              <td title={row.reason_code === null ? undefined : textOf({ code: row.reason_code, text: row.reason_text ?? '' })}>{row.reason_code === null ? '' : textOf({ code: row.reason_code, text: row.reason_text ?? '' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
