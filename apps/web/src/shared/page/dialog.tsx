import { useLingui } from '@lingui/react/macro';
import type { ModalProps } from '@mantine/core';
import { Modal } from './layers.js';
import { useFocusBack } from './use-focus-back.js';

/** A dialog that is mounted to be opened, and unmounted to be closed: the focus goes back to what had it, or to what opens the menu that had it. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const { t } = useLingui();
  useFocusBack();
  return <Modal opened closeButtonProps={{ 'aria-label': t`Close` }} {...props} />;
}
