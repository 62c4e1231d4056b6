import { atLeast } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { commandBar } from './command-bar-state.js';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { MyStore } from '../../shared/people/me.js';
import { submitForm } from '../../shared/form/submit-form.js';
import { type ShortcutGroup, useShortcuts } from '../../shared/page/shortcuts.js';
import { NAVIGATION } from '../navigation.js';

interface FrameShortcutsProps {
  readonly mine: MyStore | undefined;
  readonly onSheet: () => void;
  readonly onSidebar: () => void;
}

function formInHand(): HTMLFormElement | null {
  return document.activeElement?.closest('form') ?? null;
}

/** Shortcuts that work on every page: the pages themselves, the command bar, the sheet, the menu. */
export function FrameShortcuts({ mine, onSheet, onSidebar }: FrameShortcutsProps): null {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const latest = useRef({ onSheet, onSidebar });
  useEffect(() => {
    latest.current = { onSheet, onSidebar };
  });
  const slug = mine?.store.slug;
  const role = mine?.role;
  const anywhere = useMemo<ShortcutGroup>(() => ({
    title: t`Everywhere`,
    shortcuts: [
      { keys: '$mod+k', label: t`Command bar`, isInBar: false, run: commandBar.open },
      { keys: '?', label: t`This list of shortcuts`, isInBar: false, run: () => latest.current.onSheet() },
      { keys: 'g s', label: t`Change store`, isInBar: false, run: () => document.querySelector<HTMLElement>('nav [data-store-switcher]')?.click() },
      // In whichever form the focus is, on the page or in a dialog.
      { keys: '$mod+Enter', label: t`Send the form`, isInBar: false, applies: () => formInHand() !== null, run: () => submitForm(formInHand()) },
      { keys: '[', label: t`Wide or narrow menu`, isInBar: false, run: () => latest.current.onSidebar() },
    ],
  }), [t]);
  const pages = useMemo<ShortcutGroup>(() => ({
    title: t`Go to`,
    shortcuts: slug === undefined || role === undefined ? [] : NAVIGATION.flatMap(({ items }) => items).flatMap(({ keys, label, to, role: least }) => (
      keys === undefined || !atLeast(role, least) ? [] : [{ keys, label: i18n._(label), isInBar: false, run: () => void navigate({ to, params: { storeSlug: slug } }) }]
    )),
  }), [t, i18n, navigate, slug, role]);
  const signs = useMemo<ShortcutGroup>(() => ({
    title: t`Command bar`,
    // The bar answers these by itself.
    shortcuts: [{ keys: '>', label: t`Actions` }, { keys: '@', label: t`Customers` }, { keys: '#', label: t`Orders` }, { keys: '/', label: t`Settings` }],
  }), [t]);
  useShortcuts(anywhere);
  useShortcuts(signs);
  useShortcuts(pages);
  return null;
}
