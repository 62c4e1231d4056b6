import { createSpotlight } from '@mantine/spotlight';

const [store, { open }] = createSpotlight();
let before: Element | null = null;

/** Whether the command bar is open: known before the bar itself is here. */
export const commandBarStore = store;

export const commandBar = {
  open(): void {
    if (store.getState().opened) return;
    before = document.activeElement;
    open();
  },
  /** To what had it when the bar was opened. */
  giveFocusBack(): void {
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    before = null;
  },
};
