import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef } from 'react';

interface RowFocus {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToIndex'>;
  readonly count: number;
  /** Index of the row to go on from while none has the focus; -1 begins at the first. */
  readonly from: () => number;
  /** Selector of what is focused in a row. */
  readonly selectorOf: (index: number) => string;
}

/**
 * How the keyboard goes from row to row of a list of which only the visible rows are drawn.
 * A drawn row has the focus when `move` returns, so that the next key, however fast it follows, is that row's; another gets it as soon as it is drawn.
 */
export function useRowFocus({ scroller, virtualizer, count, from, selectorOf }: RowFocus): (by: number) => void {
  const awaited = useRef(-1);
  const focus = (index: number): boolean => {
    const element = scroller.current?.querySelector<HTMLElement>(selectorOf(index));
    element?.focus();
    return element !== undefined && element !== null;
  };
  useLayoutEffect(() => {
    if (awaited.current !== -1 && focus(awaited.current)) awaited.current = -1;
  });
  return (by) => {
    if (count === 0) return;
    const at = awaited.current === -1 ? from() : awaited.current;
    const next = Math.min(count - 1, Math.max(0, at === -1 ? 0 : at + by));
    virtualizer.scrollToIndex(next);
    awaited.current = focus(next) ? -1 : next;
  };
}
