import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Holds fields that go away once they are saved: nothing can be typed into them meanwhile. If they stay because saving failed, the focus goes to what is wrong,
 * else back to where it was.
 * @returns for the element around the fields
 */
export function useHeld<Element extends HTMLElement>(isSaving: boolean): RefObject<Element | null> {
  const element = useRef<Element>(null);
  const focused = useRef<globalThis.Element>(null);
  useLayoutEffect(() => {
    if (element.current === null || element.current.inert === isSaving) return;
    if (isSaving) focused.current = document.activeElement;
    element.current.inert = isSaving;
    if (isSaving || document.activeElement !== document.body) return;
    const back = element.current.querySelector('[aria-invalid="true"]') ?? focused.current;
    if (back instanceof HTMLElement && element.current.contains(back)) back.focus();
  });
  return element;
}
