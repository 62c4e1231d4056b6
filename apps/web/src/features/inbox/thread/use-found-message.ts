import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const MARKED_MS = 2400;

interface Found { readonly id: string }

/** The message that a link or a quotation led to: it is marked for a moment, and takes the focus from whoever is not writing. */
export function useFoundMessage(scroller: RefObject<HTMLElement | null>): { readonly found: string | undefined; readonly mark: (messageId: string) => void } {
  const [found, setFound] = useState<Found>();
  const reached = useRef<Found>(undefined);
  useEffect(() => {
    if (!found) return undefined;
    const timer = setTimeout(() => setFound(undefined), MARKED_MS);
    return () => clearTimeout(timer);
  }, [found]);
  // It is on the page only once the thread was scrolled to it, some drawings later.
  useEffect(() => {
    if (!found || reached.current === found) return;
    const article = scroller.current?.querySelector<HTMLElement>(`[data-message="${found.id}"]`);
    if (!article) return;
    reached.current = found;
    // Led to once more, it lights up once more.
    for (const animation of article.firstElementChild?.getAnimations() ?? []) animation.currentTime = 0;
    if (document.activeElement?.matches('input, textarea')) return;
    article.tabIndex = -1;
    article.focus({ preventScroll: true });
  });
  return { found: found?.id, mark: useCallback((id) => setFound({ id }), []) };
}
