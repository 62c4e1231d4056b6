import { useEffect, useState } from 'react';

/** What is mounted to be opened, and unmounted to be closed, gives the focus back to what had it, unless something else took it meanwhile. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => {
    if (before instanceof HTMLElement) {
      setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) before.focus();
      });
    }
  }, [before]);
}
