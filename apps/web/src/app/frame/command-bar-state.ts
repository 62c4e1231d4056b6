import { createSpotlight } from '@mantine/spotlight';
import { isCovered } from '../../shared/page/layers.js';

const [store, { open, close }] = createSpotlight();
let before: Element | null = null;

/** Whether the command bar is open: known before the bar itself is here. */
export const commandBarStore = store;

export const commandBar = {
  /** Not over a dialog: what is chosen would be done beneath it, or would take away what is written there. */
  open(): void {
    if (store.getState().opened || isCovered()) return;
    before = document.activeElement;
    open();
  },
  close,
  /** What comes later than the key that asked for it has its first chosen, too. */
  selectFirst(): void {
    const list = document.getElementById(store.getState().listId);
    list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  },
  /** To what had it when the bar was opened. */
  giveFocusBack(): void {
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    before = null;
  },
};
