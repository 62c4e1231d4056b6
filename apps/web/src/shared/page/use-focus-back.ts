import { useEffect, useState } from 'react';

/** What is mounted to be opened, and unmounted to be closed, gives the focus back to what had it. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => {
    if (before instanceof HTMLElement) setTimeout(() => before.focus());
  }, [before]);
}
