import { useEffect, useState } from 'react';

/**
 * What is mounted to be opened, and unmounted to be closed, gives the focus back to what had it, unless something else took it meanwhile.
 * What stood in a menu is gone with it: then to what opens the menu.
 */
export function useFocusBack(): void {
  const [{ before, opener }] = useState(whatHasFocus);
  useEffect(() => () => {
    setTimeout(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      (before?.isConnected ? before : opener)?.focus();
    });
  }, [before, opener]);
}

function whatHasFocus(): { readonly before: HTMLElement | undefined; readonly opener: HTMLElement | null } {
  const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  const menu = before?.closest('.mantine-Menu-dropdown, .mantine-Popover-dropdown');
  return { before, opener: document.getElementById(menu?.getAttribute('aria-labelledby') ?? '') };
}
