import { Plural, useLingui } from '@lingui/react/macro';
import { useConfirm } from '../page/confirm.js';
import { useNotices } from '../page/notices.js';
import type { Import, ImportKind } from './import-kind.js';
import { useUndoImport } from './undo-import.js';

/** Asks, and takes an import back. */
export function useUndo(kind: ImportKind, storeId: string): { readonly isPending: boolean; ask(result: Import): void } {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const undo = useUndoImport(kind, storeId)
  const { askUndo } = kind.useTexts();
  return {
    isPending: undo.isPending,
    ask: ({ id, created, updated }) => id !== null && confirm({
      title: t`Undo the whole import?`, action: t`Undo the import`,
      body: askUndo(created, updated),
      run: () => undo.mutate(id, { onError: notices.failed, onSuccess: () => notices.done(t`The import is undone`) }),
    }),
  };
}

/** What undoing did. */
export function UndoneText({ kind, undone: { removed, restored, kept } }: { readonly kind: ImportKind; readonly undone: NonNullable<Import['undone']> }) {
  const texts = kind.useTexts();
  return (
    <>
      {texts.undone(removed, restored)}
      {kept > 0 && <> <Plural value={kept} one="# was changed since and stays." other="# were changed since and stay." /></>}
    </>
  );
}
