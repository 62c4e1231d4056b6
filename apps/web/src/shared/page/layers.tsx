import { Drawer as KitDrawer, type DrawerProps, Modal as KitModal, type ModalProps } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface Layer {
  readonly close: () => void;
  /** The phone's menu, which is a way to the command bar. */
  readonly isMenu: boolean;
}

/** What lies over the page now, in the order in which it came. */
const layers: Layer[] = [];

/** Put on what answers Escape itself, inside a layer; menus and open choices of the kit carry it already. */
export const ANSWERS_ESCAPE = { 'data-mantine-stop-propagation': 'true' } as const;
const INNER = '[data-mantine-stop-propagation="true"], .mantine-Popover-dropdown';

/** One press closes one layer: the kit's own listeners, one for each layer, know nothing of each other. Nothing else hears that press. */
function closeTopmost(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest(INNER) !== null) return;
  event.stopPropagation();
  layers.at(-1)?.close();
}

/** Whether a dialog, a question or a drawer lies over the page: what is done on the page has to wait. */
export function isCovered(): boolean {
  return layers.some(({ isMenu }) => !isMenu);
}

/** Escape closes it while it is the topmost of what lies over the page. Goes with `closeOnEscape={false}`. */
export function useLayer(isOpen: boolean, close: () => void, isMenu = false): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const layer = { close: () => latest.current(), isMenu };
    if (layers.push(layer) === 1) window.addEventListener('keydown', closeTopmost, true);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', closeTopmost, true);
    };
  }, [isOpen, isMenu]);
}

/** The kit's, as a layer. */
export function Modal(props: ModalProps) {
  useLayer(props.opened, props.onClose);
  return <KitModal {...props} closeOnEscape={false} />;
}

/** The kit's, as a layer. */
export function Drawer({ isMenu, ...props }: DrawerProps & { readonly isMenu?: boolean }) {
  useLayer(props.opened, props.onClose, isMenu);
  return <KitDrawer {...props} closeOnEscape={false} />;
}
