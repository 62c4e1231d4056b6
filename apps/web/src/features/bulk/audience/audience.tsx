import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Alert, Anchor, Button, Group, SegmentedControl, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { MoreRows } from '../../../shared/list/list.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Loaded } from '../../../shared/page/states.js';
import { useDownload } from '../../../shared/page/use-download.js';
import { useClearRecipients, useRemoveRecipient } from '../api/change-recipients.js';
import { recipientListQuery } from '../api/get-recipient-list.js';
import { recipientsQuery } from '../api/list-recipients.js';
import classes from '../bulk.module.css';
import type { Recipient, RecipientList, RecipientReport } from '../model.js';
import { FromFile } from './from-file.js';
import { FromSegment } from './from-segment.js';
import { FromText } from './from-text.js';

interface AudienceProps { readonly storeId: string; readonly listId: string; readonly mayChange: boolean }

/** The rows of a list, and three ways to bring people into it. */
export function Audience({ storeId, listId, mayChange }: AudienceProps) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const list = useQuery(recipientListQuery(storeId, listId));
  const [source, setSource] = useState('text');
  const added = ({ added: count, invalid, duplicates }: RecipientReport): void => {
    const left = [...(invalid > 0 ? [t`${i18n.number(invalid)} are no phone numbers`] : []), ...(duplicates > 0 ? [t`${i18n.number(duplicates)} were there already`] : [])].join(' · ');
    if (count > 0 && left === '') notices.done(t`${i18n.number(count)} added`);
    else notices.warned(left === '' ? t`Nobody was added` : t`${i18n.number(count)} added · ${left}`);
  };
  return (
    <Stack>
      {mayChange && (
        <>
          <div><SegmentedControl size="xs" aria-label={t`Where they come from`} value={source} onChange={setSource} data={[{ value: 'text', label: t`Type or paste` }, { value: 'file', label: t`CSV file` }, { value: 'customers', label: t`Customers` }]} /></div>
          {source === 'text' && <FromText storeId={storeId} listId={listId} onAdded={added} />}
          {source === 'file' && <FromFile storeId={storeId} listId={listId} onAdded={added} />}
          {source === 'customers' && <FromSegment storeId={storeId} listId={listId} onAdded={added} />}
        </>
      )}
      <Loaded query={list}>{(data) => <Rows storeId={storeId} list={data} mayChange={mayChange} />}</Loaded>
    </Stack>
  );
}

function Rows({ storeId, list, mayChange }: { readonly storeId: string; readonly list: RecipientList; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const notices = useNotices();
  const confirm = useConfirm();
  const rows = useInfiniteQuery(recipientsQuery(storeId, list.id));
  const clear = useClearRecipients(storeId, list.id);
  const { recipients, invalid, duplicates } = list;
  const ask = (): void => confirm({ title: t`Take all recipients out?`, body: t`You can add them again.`, action: t`Take them out`, run: () => clear.mutate(undefined, { onError: (error) => notices.failed(error) }) });
  if (recipients + invalid + duplicates === 0) return <Text size="sm" c="dimmed"><Trans>Nobody is in the list yet.</Trans></Text>;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} role="status"><Plural value={recipients} one="# recipient" other="# recipients" /></Text>
        {mayChange && <Button size="xs" variant="default" loading={clear.isPending} onClick={ask}><Trans>Take all out</Trans></Button>}
      </Group>
      {invalid + duplicates > 0 && (
        <Alert variant="light" color="yellow" icon={<TriangleAlert size={18} aria-hidden />} p="sm">
          <Group gap="lg">
            {invalid > 0 && <Text size="sm"><Plural value={invalid} one="# row without a phone number that can exist." other="# rows without a phone number that can exist." /> <RowsLink href={exportOf(storeId, list.id, 'invalid')} /></Text>}
            {duplicates > 0 && <Text size="sm"><Plural value={duplicates} one="# row whose number was there already." other="# rows whose number was there already." /> <RowsLink href={exportOf(storeId, list.id, 'duplicate')} /></Text>}
          </Group>
        </Alert>
      )}
      <Loaded query={rows}>{(all) => (all.length === 0 ? null : <><RecipientTable storeId={storeId} list={list} rows={all} mayChange={mayChange} /><MoreRows query={rows} /></>)}</Loaded>
    </Stack>
  );
}

function RowsLink({ href }: { readonly href: string }) {
  const { onClick } = useDownload();
  return <Anchor size="sm" underline="always" href={href} download onClick={onClick}><Trans>Download</Trans></Anchor>;
}

const exportOf = (storeId: string, listId: string, problem: 'invalid' | 'duplicate'): string => `/api/v1/stores/${storeId}/recipient-lists/${listId}/export?problem=${problem}`;

function RecipientTable({ storeId, list, rows, mayChange }: { readonly storeId: string; readonly list: RecipientList; readonly rows: readonly Recipient[]; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const notices = useNotices();
  const remove = useRemoveRecipient(storeId, list.id);
  const columns = list.columns.slice(0, 3);
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t`Recipients`}>
      <table className={classes['table']}>
        <thead><tr><th scope="col"><Trans>Mobile number</Trans></th><th scope="col"><Trans>Name</Trans></th>{columns.map((column) => <th scope="col" key={column}><bdi>{column}</bdi></th>)}{mayChange && <th scope="col" className={classes['act']}><VisuallyHidden><Trans>Remove</Trans></VisuallyHidden></th>}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><bdi dir="ltr">{row.mobile_number}</bdi></td>
              <td dir="auto">{row.recipient_name || '–'}</td>
              {columns.map((column) => <td key={column} dir="auto">{cellText(row.recipient_data[column])}</td>)}
              {mayChange && <td className={classes['act']}><ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${row.mobile_number}`} onClick={() => remove.mutate(row.id, { onError: (error) => notices.failed(error) })}><Trash2 size={15} aria-hidden /></ActionIcon></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellText(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '–';
}
