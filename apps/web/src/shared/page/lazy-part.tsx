import { Component, type ComponentType, createElement, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

/** How long a page stands before it fetches what is not on it yet; and how long it then waits for an idle moment. */
const AFTER_MS = 3000;

const AGAIN_MS = 2000;

/** A part that the server does not have just now may be there when its update has ended. */
const SPARED_MS = 10_000;

const waiting = new Set<() => Promise<unknown>>();

/**
 * A part of a page that does not come with the page, for example a dialog: it is fetched when it is first shown, or when the page has nothing
 * else to do. `meanwhile`, which may depend on what the part is given, stands in its place.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode | ((props: Props) => ReactNode) = null): (props: Props) => ReactNode {
  let loaded: ComponentType<Props> | undefined;
  const fetchPart = async (): Promise<ComponentType<Props>> => {
    loaded ??= await load();
    waiting.delete(fetchPart);
    return loaded;
  };
  waiting.add(fetchPart);
  const later = (): ComponentType<Props> => lazy(async () => {
    try {
      return { default: await untilThere(fetchPart) };
    } catch (error) {
      // React remembers a failure for ever: whoever shows the part next has it fetched anew.
      Later = later();
      throw error;
    }
  });
  let Later = later();
  return function LazyPart(props) {
    // What is here already needs no waiting; and what was shown stays the same component.
    const [{ Part }] = useState(() => ({ Part: loaded ?? Later }));
    return <Suspense fallback={typeof meanwhile === 'function' ? meanwhile(props) : meanwhile}>{createElement(Part, props)}</Suspense>;
  };
}

/** A lazy part that the page around it can do without: where the server does not have it, `instead` stands in its place, and it is tried again later. */
export function sparePart<Props extends object>(load: () => Promise<ComponentType<Props>>, { meanwhile = null, instead = null }: { readonly meanwhile?: ReactNode; readonly instead?: ReactNode } = {}): (props: Props) => ReactNode {
  const Part = lazyPart(load, meanwhile);
  return function SparePart(props) {
    return <Spared instead={instead}>{createElement(Part, props)}</Spared>;
  };
}

class Spared extends Component<{ readonly instead: ReactNode; readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };
  #again: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    this.#again = setTimeout(() => this.setState({ hasFailed: false }), SPARED_MS);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#again);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}

/** Without a network a part waits for it; the page around it stays as it is. @throws what the browser says when the server is there and the part is not */
async function untilThere<T>(fetchPart: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetchPart();
    } catch (error) {
      if (await isServerThere()) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

function isServerThere(): Promise<boolean> {
  return fetch('/health/live', { cache: 'no-store' }).then(({ ok }) => ok, () => false);
}

/** True once the page has stood for a while and the browser has nothing else to do. */
export function useHasSettled(): boolean {
  const [hasSettled, setSettled] = useState(false);
  useEffect(() => {
    // First what is looked at, then what may be wanted: a phone's line is narrow.
    let handle: number | undefined;
    const timer = setTimeout(() => {
      // Not every browser has idle callbacks.
      if (typeof requestIdleCallback !== 'function') setSettled(true);
      else handle = requestIdleCallback(() => setSettled(true), { timeout: AFTER_MS });
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      if (handle !== undefined) cancelIdleCallback(handle);
    };
  }, []);
  return hasSettled;
}

/** True once the page has settled or the part was shown: from then on it stays, and leaves in its own time. */
export function useIsNeeded(isShown: boolean): boolean {
  const hasSettled = useHasSettled();
  const [wasShown, setShown] = useState(isShown);
  if (isShown && !wasShown) setShown(true);
  return hasSettled || isShown || wasShown;
}

/** Fetches what the page's parts may need soon, once the page has settled: keys and presses then find them at once. */
export function useLazyPartsWhenIdle(): void {
  const hasSettled = useHasSettled();
  useEffect(() => {
    // A part that cannot be fetched now is fetched when it is shown, and says then what is wrong.
    if (hasSettled) waiting.forEach((fetchPart) => void fetchPart().catch(() => undefined));
  }, [hasSettled]);
}
