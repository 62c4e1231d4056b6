import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

/** A page that is never idle fetches them after so long. */
const AFTER_MS = 4000;

const waiting = new Set<() => Promise<unknown>>();

/**
 * A part of a page that does not come with the page, for example a dialog: it is fetched when it is first shown, or when the page has nothing
 * else to do. `meanwhile` stands in its place.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode = null): (props: Props) => ReactNode {
  let loaded: ComponentType<Props> | undefined;
  const fetchPart = async (): Promise<ComponentType<Props>> => {
    loaded ??= await load();
    waiting.delete(fetchPart);
    return loaded;
  };
  waiting.add(fetchPart);
  const Later: ComponentType<Props> = lazy(async () => ({ default: await fetchPart() }));
  return function LazyPart(props) {
    // What is here already needs no waiting; and what was shown stays the same component.
    const [{ Part }] = useState(() => ({ Part: loaded ?? Later }));
    return <Suspense fallback={meanwhile}>{createElement(Part, props)}</Suspense>;
  };
}

/** Fetches what the page's parts may need soon, once the browser is idle: keys and presses then find them at once. */
export function useLazyPartsWhenIdle(): void {
  useEffect(() => {
    // A part that cannot be fetched now is fetched when it is shown, and says then what is wrong.
    const run = (): void => waiting.forEach((fetchPart) => void fetchPart().catch(() => undefined));
    // Not every browser has idle callbacks.
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(run, AFTER_MS);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(run, { timeout: AFTER_MS });
    return () => cancelIdleCallback(handle);
  }, []);
}
