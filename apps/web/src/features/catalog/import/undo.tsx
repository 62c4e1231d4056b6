import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useUndoImport } from '../api/undo-import.js';
import type { Import } from '../model.js';

/** Asks, and takes an import back. */
export function useUndo(storeId: string): { readonly isPending: boolean; ask(result: Import): void } {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const undo = useUndoImport(storeId);
  return {
    isPending: undo.isPending,
    ask: ({ id, created, updated }) => id !== null && confirm({
      title: t`Undo the whole import?`, action: t`Undo the import`,
      body: <Trans><Plural value={created} _0="No new product is removed" one="# new product is removed" other="# new products are removed" />, <Plural value={updated} _0="no changed product becomes what it was" one="# changed product becomes what it was" other="# changed products become what they were" />. What somebody changed since stays as it is.</Trans>,
      run: () => undo.mutate(id, { onError: notices.failed, onSuccess: () => notices.done(t`The import is undone`) }),
    }),
  };
}

/** What undoing did. */
export function UndoneText({ undone: { removed, restored, kept } }: { readonly undone: NonNullable<Import['undone']> }) {
  return (
    <>
      <Trans><Plural value={removed} _0="No product is removed" one="# product is removed" other="# products are removed" />, <Plural value={restored} _0="none is as before" one="# is as before" other="# are as before" />.</Trans>
      {kept > 0 && <> <Plural value={kept} one="# was changed since and stays." other="# were changed since and stay." /></>}
    </>
  );
}
