import { type RefObject, useEffect } from 'react';

/** Keeps one element of a scroller in view, also while the scroller loses room to what comes beside it. `which` is another text when another element is meant, or the same one grew. */
export function useKeptInView(scroller: RefObject<HTMLElement | null>, selector: string, which: string): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      element.querySelector(selector)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, selector, which]);
}
