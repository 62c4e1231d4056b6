import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { useNotices } from '../../../shared/page/notices.js';
import { useUndoNotice } from '../../../shared/page/undo-notice.js';
import { useRestoreProductStatus, useSetProductStatus } from '../api/set-product-status.js';
import { type ProductStatus, STATUSES } from '../search.js';
import type { Selection } from '../../../shared/list/use-selection.js';
import classes from './catalog.module.css';

/** What can be done with the chosen rows. */
export function BulkBar({ storeId, selection }: { readonly storeId: string; readonly selection: Selection }) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const undoable = useUndoNotice();
  const set = useSetProductStatus(storeId);
  const restore = useRestoreProductStatus(storeId);
  const count = selection.ids.size;
  const actions: Record<ProductStatus, string> = { active: t`Set active`, draft: t`Set to draft`, archived: t`Archive` };
  const run = (status: ProductStatus): void => set.mutate({ ids: [...selection.ids], status }, {
    onError: notices.failed,
    onSuccess: (changed) => {
      selection.clear();
      if (changed.length === 0) return notices.done(t`They had this status already`);
      undoable(plural(changed.length, { one: '# product is changed', other: '# products are changed' }), () => restore.mutate(changed, { onError: notices.failed, onSuccess: () => notices.done(t`They are as before`) }));
    },
  });
  return (
    <Group className={classes['bulk'] ?? ''} role="region" aria-label={t`Chosen products`} lang={i18n.locale}>
      <Text size="sm" fw={600} role="status"><Plural value={count} one="# chosen" other="# chosen" /></Text>
      <Group gap={6}>
        {STATUSES.map((status) => <Button key={status} size="xs" variant="default" loading={set.isPending && set.variables.status === status} disabled={set.isPending} onClick={() => run(status)}>{actions[status]}</Button>)}
      </Group>
      <Button size="xs" variant="subtle" color="gray" leftSection={<X size={14} aria-hidden />} onClick={selection.clear}><Trans>Choose none</Trans></Button>
    </Group>
  );
}
