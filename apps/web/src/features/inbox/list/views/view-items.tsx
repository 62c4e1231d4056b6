import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, BookmarkPlus, BookmarkX, Users } from 'lucide-react';
import { useConfirm } from '../../../../shared/page/confirm.js';
import type { FiltersProps } from '../filters.js';
import { useDeleteView } from './api/delete-view.js';
import { type InboxView, viewsQuery } from './api/list-views.js';
import { filterOf, isWorthKeeping, viewText } from './view-filter.js';

export interface ViewItemsProps extends FiltersProps {
  readonly onKeep: () => void;
}

/** The kept filters, and keeping the ones of now. */
export function ViewItems({ storeId, filter, onChange, onKeep }: ViewItemsProps) {
  const { data: views = [] } = useQuery(viewsQuery(storeId));
  const now = viewText(filter);
  const chosen = views.find((view) => viewText(view.filter) === now);
  if (views.length === 0 && !isWorthKeeping(filter)) return null;
  return (
    <>
      <Menu.Label><Trans>Saved views</Trans></Menu.Label>
      {views.map((view) => (
        <Menu.Item key={view.id} leftSection={view.shared ? <Users size={14} aria-hidden /> : <Bookmark size={14} aria-hidden />} aria-current={view === chosen || undefined} fw={view === chosen ? 600 : undefined} onClick={() => onChange(filterOf(view))}>
          <bdi>{view.name}</bdi>
        </Menu.Item>
      ))}
      {chosen === undefined && isWorthKeeping(filter) && <Menu.Item closeMenuOnClick leftSection={<BookmarkPlus size={14} aria-hidden />} onClick={onKeep}><Trans>Save this view…</Trans></Menu.Item>}
      {chosen && <RemoveItem storeId={storeId} view={chosen} />}
      <Menu.Divider />
    </>
  );
}

function RemoveItem({ storeId, view: { id, name, shared } }: { readonly storeId: string; readonly view: InboxView }) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const remove = useDeleteView(storeId);
  const ask = (): void => confirm({
    title: t`Remove the view “${name}”?`, body: shared ? t`It goes for everybody of the team. The conversations stay.` : t`The conversations stay.`, action: t`Remove view`,
    run: () => remove.mutate(id),
  });
  return <Menu.Item closeMenuOnClick color="red" leftSection={<BookmarkX size={14} aria-hidden />} onClick={ask}><Trans>Remove this view…</Trans></Menu.Item>;
}
