import { useLingui } from '@lingui/react/macro';
import { type RefObject, useMemo } from 'react';
import { useShortcuts } from '../../shared/page/shortcuts.js';

/** Ctrl or ⌘ and S submit the form of those who may change it. */
export function useSaveShortcut(form: RefObject<HTMLFormElement | null>, mayChange: boolean): void {
  const { t } = useLingui();
  useShortcuts(useMemo(() => ({ title: t`AI Assistant`, shortcuts: mayChange ? [{ keys: '$mod+s', label: t`Save`, run: () => form.current?.requestSubmit() }] : [] }), [t, form, mayChange]));
}
