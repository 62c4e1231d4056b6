import { type RefObject, useEffect } from 'react';

/** So near to the end, in pixels, one reads the newest message. */
const NEAR = 40;

/** Who reads the newest message still does when the composer grows or a picture arrives. */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return undefined;
    let wasAtEnd = true;
    let top = element.scrollTop;
    // What grows leads away from the end, too: only who goes up has left it.
    const note = (): void => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (isNear || element.scrollTop < top) wasAtEnd = isNear;
      top = element.scrollTop;
    };
    const observer = new ResizeObserver(() => {
      if (wasAtEnd) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(content);
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, [scroller]);
}
