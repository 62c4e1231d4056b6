import { useRef, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle(id: string, isRange: boolean): void;
  toggleAll(): void;
  clear(): void;
}

/** Which of the rows are chosen. With the shift key everything between this row and the one before it is. */
export function useSelection(rows: readonly { readonly id: string }[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);
  const present = new Set(rows.map(({ id }) => id));
  // A row that a filter hides is not acted upon.
  const ids = new Set([...chosen].filter((id) => present.has(id)));
  const between = (one: string, other: string): string[] => {
    const [a, b] = [rows.findIndex(({ id }) => id === one), rows.findIndex(({ id }) => id === other)];
    return a < 0 || b < 0 ? [other] : rows.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
  };
  return {
    ids,
    toggle: (id, isRange) => {
      const isOn = !ids.has(id);
      const next = new Set(ids);
      for (const each of isRange && anchor.current !== undefined ? between(anchor.current, id) : [id]) {
        if (isOn) next.add(each);
        else next.delete(each);
      }
      anchor.current = id;
      setChosen(next);
    },
    toggleAll: () => setChosen(ids.size === rows.length ? new Set() : present),
    clear: () => setChosen(new Set()),
  };
}
