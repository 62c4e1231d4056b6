import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ListChecks, Megaphone, Plus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { ListPage, TableArea } from '../../../shared/list/list-page.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded, RowsSkeleton, State } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { type TableColumn, type TableHandle, useRowShortcuts, VirtualTable } from '../../../shared/list/virtual-table.js';
import { useCreateBulkMessage } from '../api/create-bulk-message.js';
import { bulkCostsQuery } from '../api/list-bulk-costs.js';
import { bulkMessagesQuery } from '../api/list-bulk-messages.js';
import classes from '../bulk.module.css';
import { Cost } from '../cost.js';
import { arrived, type BulkCost, type BulkMessage } from '../model.js';
import { ProgressBar } from '../progress-bar.js';
import { BulkStatusPill } from '../status-pill.js';

const ROW = 68;
/** Costs are asked for by so many rows. */
const COSTS_AT_ONCE = 50;

/** One message to many people: what was sent, and how far it is. */
export function BulkPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const notices = useNotices();
  const table = useRef<TableHandle>(null);
  const query = useInfiniteQuery(bulkMessagesQuery(store.id));
  const { mutate: create, isPending } = useCreateBulkMessage(store.id);
  const columns = useColumns(storeSlug, useCosts(store.id, query.data ?? []));
  const begin = useMemo(() => () => create(undefined, {
    onSuccess: ({ id }) => void navigate({ to: '/s/$storeSlug/bulk/$bulkId', params: { storeSlug, bulkId: id } }), onError: (error) => notices.failed(error),
  }), [create, navigate, notices, storeSlug]);
  useRowShortcuts(t`Bulk messages`, table, t`Next bulk message`, t`Previous bulk message`);
  useShortcuts(useMemo(() => ({
    title: t`Bulk messages`,
    shortcuts: mayChange ? [{ keys: 'c', label: t`New bulk message`, run: begin }] : [],
  }), [t, mayChange, begin]));
  const newButton = mayChange && <Button leftSection={<Plus size={16} aria-hidden />} loading={isPending} onClick={begin}><Trans>New bulk message</Trans></Button>;
  return (
    <ListPage
      title={t`Bulk messages`} place={store.name} tools={null}
      actions={<><LinkButton variant="default" leftSection={<ListChecks size={16} aria-hidden />} to="/s/$storeSlug/bulk/lists" params={{ storeSlug }}><Trans>Recipient lists</Trans></LinkButton>{newButton}</>}
    >
      <Loaded query={query} skeleton={<TableArea><RowsSkeleton rows={7} /></TableArea>}>
        {(rows) => (rows.length > 0
          ? <TableArea><VirtualTable ref={table} label={t`Bulk messages`} rows={rows} columns={columns} rowHeight={ROW} keyOf={({ id }) => id} query={query} /></TableArea>
          : <State icon={Megaphone} title={<Trans>Nothing was sent to many people yet</Trans>} actions={newButton}><Trans>Choose an approved template and who gets it. Those who stopped marketing are left out by themselves.</Trans></State>)}
      </Loaded>
    </ListPage>
  );
}

/** By id; those of drafts, and what is not known yet, are missing. */
function useCosts(storeId: string, rows: readonly BulkMessage[]): (id: string) => BulkCost | undefined {
  const sent = rows.filter(({ status }) => status !== 'draft');
  const parts = Array.from({ length: Math.ceil(sent.length / COSTS_AT_ONCE) }, (_none, part) => sent.slice(part * COSTS_AT_ONCE, (part + 1) * COSTS_AT_ONCE));
  const answers = useQueries({ queries: parts.map((part) => ({ ...bulkCostsQuery(storeId, part), placeholderData: keepPreviousData })) });
  return (id) => answers.find(({ data }) => data?.has(id))?.data?.get(id);
}

function useColumns(storeSlug: string, costOf: (id: string) => BulkCost | undefined): TableColumn<BulkMessage>[] {
  const { t } = useLingui();
  return [
    { key: 'title', width: 'minmax(0, 2fr)', header: t`Title`, cell: (bulk) => (
      <span className={classes['title']}>
        <Link className={classes['link']} to="/s/$storeSlug/bulk/$bulkId" params={{ storeSlug, bulkId: bulk.id }} dir="auto">{bulk.title}</Link>
        <span className={classes['quiet']}><bdi dir="ltr" className={classes['whole']}>{bulk.name}</bdi></span>
      </span>
    ) },
    { key: 'status', width: 'clamp(136px, 36vw, 150px)', header: t`Status`, cell: (bulk) => <BulkStatusPill bulk={bulk} /> },
    { key: 'progress', width: 'minmax(0, 1.6fr)', isWide: true, header: t`Delivered`, cell: ({ progress }) => (progress.recipients === 0 ? <span className={classes['quiet']}>–</span> : <Meter progress={progress} />) },
    { key: 'template', width: 'minmax(0, 1.2fr)', isWide: true, header: t`Template`, cell: ({ template_label: label }) => <span className={classes['quiet']} dir="auto">{label ?? '–'}</span> },
    { key: 'cost', width: '136px', isEnd: true, isWide: true, header: <span style={{ paddingInlineEnd: 14 }}>{t`Cost`}</span>, cell: ({ id }) => <span className={classes['cost']}><Cost cost={costOf(id)} /></span> },
    { key: 'by', width: 'minmax(0, 1fr)', isWide: true, header: t`Made by`, cell: ({ created_by: by }) => <span className={classes['quiet']} dir="auto">{by}</span> },
    { key: 'at', width: '124px', isEnd: true, isWide: true, header: t`When`, cell: (bulk) => <span className={classes['quiet']}><Moment at={bulk.status === 'queued' && bulk.scheduled_at !== null ? bulk.scheduled_at : bulk.started_at ?? bulk.created_at} /></span> },
  ];
}

function Meter({ progress }: { readonly progress: BulkMessage['progress'] }) {
  const { i18n } = useLingui();
  return (
    <span className={classes['meter']}>
      <ProgressBar progress={progress} />
      <span className={classes['quiet']}><Trans>{i18n.number(arrived(progress))} of {i18n.number(progress.recipients)}</Trans></span>
    </span>
  );
}
