import { Trans, useLingui } from '@lingui/react/macro';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useDeleteSource } from './api/delete-source.js';
import type { Source } from './api/list-sources.js';

/** Asks, then deletes a source with all that was read from it. */
export function useDeleteSourceAsking(storeId: string): (source: Source, onDone?: () => void) => void {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const remove = useDeleteSource(storeId);
  return (source, onDone) => confirm({
    title: source.website ? t`Delete this website?` : t`Delete this document?`,
    body: source.website ? <Trans>The assistant forgets everything it read on “<bdi>{source.title}</bdi>”. The website itself stays as it is.</Trans> : <Trans>The assistant forgets everything it read in “<bdi>{source.title}</bdi>”, and the file is gone from your knowledge. This cannot be undone.</Trans>,
    action: t`Delete`,
    run: () => remove.mutate(source.id, {
      onError: notices.failed,
      onSuccess: () => {
        notices.done(source.website ? t`The website is deleted` : t`The document is deleted`);
        onDone?.();
      },
    }),
  });
}
