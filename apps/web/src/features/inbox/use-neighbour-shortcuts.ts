import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { type ShortcutGroup, useShortcuts } from '../../shared/page/shortcuts.js';
import { at } from './search.js';
import type { InboxShortcuts } from './use-inbox-shortcuts.js';

/** Keys that work while one is writing, too: the conversations beside the open one, files, the panel. */
export function useNeighbourShortcuts({ conversation, list, composer, onPanel }: Pick<InboxShortcuts, 'conversation' | 'list' | 'composer' | 'onPanel'>): void {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isOpen = conversation !== undefined;
  const panel = useRef(onPanel);
  useEffect(() => {
    panel.current = onPanel;
  });
  useShortcuts(useMemo<ShortcutGroup>(() => ({
    title: t`What to write`,
    // The fields answer these by themselves.
    shortcuts: isOpen ? [
      { keys: 'Enter', label: t`Send` },
      { keys: 'Shift+Enter', label: t`New line` },
      { keys: '$mod+b', label: t`Bold` },
      { keys: '$mod+i', label: t`Italic` },
      { keys: '/', label: t`Canned replies` },
      { keys: ':', label: t`Emoji` },
      { keys: '@', label: t`Call somebody in a note` },
      { keys: 'ArrowUp', label: t`Edit what was not sent` },
    ] : [],
  }), [t, isOpen]));
  useShortcuts(useMemo<ShortcutGroup>(() => {
    const open = (by: number): void => {
      const next = list.current?.beside(by);
      // Over a dialog the page beneath stays as it is.
      if (next === undefined || document.querySelector('[role="dialog"]') !== null) return;
      const writes = composer.current?.writes();
      void navigate({ to: '.', search: (search: { m?: string }) => at(search, next) }).then(() => (writes === 'note' ? composer.current?.note() : writes === 'reply' ? composer.current?.focus() : undefined));
    };
    // Elsewhere the key opens a choice, or would leave words behind.
    const applies = (): boolean => composer.current?.writes() !== undefined || !isField(document.activeElement);
    return {
      title: t`More`,
      shortcuts: [
        { keys: 'Alt+ArrowUp', label: t`Open the previous conversation`, isInBar: false, applies, run: () => open(-1) },
        { keys: 'Alt+ArrowDown', label: t`Open the next conversation`, isInBar: false, applies, run: () => open(1) },
        { keys: '$mod+Shift+a', label: t`Attach files`, isInBar: isOpen, run: () => composer.current?.attach() },
        { keys: ']', label: t`Show or hide the customer`, isInBar: isOpen, run: () => panel.current() },
      ],
    };
  }, [t, navigate, list, composer, isOpen]));
}

function isField(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.closest('input, textarea, select, [role="combobox"], [role="listbox"], [role="menu"]') !== null);
}
