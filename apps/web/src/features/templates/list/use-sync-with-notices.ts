import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNotices } from '../../../shared/page/notices.js';
import { useSyncTemplates } from '../api/sync-templates.js';

/** "Sync with WhatsApp": says what came of it, account by account where something went wrong. */
export function useSyncWithNotices(storeId: string): { readonly sync: (accountId?: string) => void; readonly isSyncing: boolean } {
  const { t } = useLingui();
  const notices = useNotices();
  const { mutate, isPending } = useSyncTemplates(storeId);
  const sync = useCallback((accountId?: string) => mutate(accountId, {
    onSuccess: (results) => {
      for (const { account_name: name, problem } of results) if (problem !== null) notices.warned(t`${name}: ${problem}`);
      const good = results.filter(({ ok }) => ok);
      const sum = (pick: (result: (typeof results)[number]) => number): number => good.reduce((total, result) => total + pick(result), 0);
      const [added, changed, removed] = [sum(({ added: count }) => count), sum(({ changed: count }) => count), sum(({ removed: count }) => count)];
      if (results.length === 0) notices.warned(t`No active account keeps templates at WhatsApp.`);
      else if (good.length > 0) notices.done(added + changed + removed === 0 ? t`Everything is as WhatsApp has it.` : t`Synced: ${added} new, ${changed} changed, ${removed} removed.`);
    },
    onError: notices.failed,
  }), [mutate, notices, t]);
  return { sync, isSyncing: isPending };
}
