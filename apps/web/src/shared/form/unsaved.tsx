import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useBlocker } from '@tanstack/react-router';

/** Asks before a page with unsaved changes is left, in the app or by closing the tab. A change of the search alone stays on the page. */
export function useUnsavedGuard(isDirty: boolean): void {
  const { t } = useLingui();
  useBlocker({
    disabled: !isDirty,
    enableBeforeUnload: isDirty,
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && new Promise<boolean>((resolve) => {
      modals.openConfirmModal({
        title: t`Leave without saving?`, children: <Text size="sm">{t`What you changed on this page is lost.`}</Text>, labels: { confirm: t`Leave`, cancel: t`Stay` },
        confirmProps: { color: 'red' }, closeButtonProps: { 'aria-label': t`Close` }, onConfirm: () => resolve(false), onClose: () => resolve(true),
      });
    }),
  });
}
