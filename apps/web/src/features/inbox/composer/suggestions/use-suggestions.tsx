import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './suggestions.module.css';

interface SuggestionsOptions<Item> {
  /** What the list is called for those who do not see it. */
  readonly label: string;
  /** What is looked for; undefined while nothing is. A new word opens the list that Escape closed. */
  readonly word: string | undefined;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly show: (item: Item) => ReactNode;
  readonly onChoose: (item: Item) => void;
}
export interface Suggestions {
  readonly isOpen: boolean;
  /** For the text field that the list belongs to. */
  readonly fieldProps: Readonly<Record<string, string | boolean | undefined>>;
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
  readonly list: ReactNode;
}

/** A list above a text field that is steered from the field: arrows move, Enter and Tab choose, Escape closes. */
export function useSuggestions<Item>({ label, word, items, keyOf, show, onChoose }: SuggestionsOptions<Item>): Suggestions {
  const id = useId();
  const [{ active, closedFor, seen }, setState] = useState<{ active: number; closedFor?: string; seen?: string | undefined }>({ active: 0 });
  const chosen = useRef<HTMLLIElement>(null);
  if (seen !== word) setState({ active: 0, seen: word, ...(closedFor !== undefined && word?.startsWith(closedFor) ? { closedFor } : {}) });
  const isOpen = word !== undefined && items.length > 0 && closedFor === undefined;
  const at = Math.min(active, items.length - 1);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [at, isOpen]);
  const optionId = (item: Item): string => `${id}-${keyOf(item)}`;
  const current = isOpen ? items[at] : undefined;
  return {
    isOpen,
    fieldProps: {
      'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': isOpen ? id : undefined, 'aria-activedescendant': current === undefined ? undefined : optionId(current),
    },
    onKeyDown: (event) => {
      if (!isOpen || event.nativeEvent.isComposing) return false;
      const move = (by: number): void => setState((state) => ({ ...state, active: (at + by + items.length) % items.length }));
      switch (event.key) {
        case 'ArrowDown': move(1); break;
        case 'ArrowUp': move(-1); break;
        case 'Enter': case 'Tab':
          if (event.shiftKey || current === undefined) return false;
          onChoose(current);
          break;
        case 'Escape': setState((state) => ({ ...state, closedFor: word })); break;
        default: return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    list: isOpen && (
      <ul id={id} role="listbox" aria-label={label} className={classes['list']}>
        {items.map((item, index) => (
          <li
            key={keyOf(item)} id={optionId(item)} role="option" aria-selected={index === at} className={classes['option']} ref={index === at ? chosen : undefined}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(item)} onMouseMove={() => index !== at && setState((state) => ({ ...state, active: index }))}
          >
            {show(item)}
          </li>
        ))}
      </ul>
    ),
  };
}
