import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';

const SHOWN_MS = 8000;

/** Says what was done, with the way back for a moment. `onClose` is called when it is no longer offered; what is given back hides it. */
export function useUndoNotice(): (message: string, undo: () => void, onClose?: () => void) => () => void {
  const { t } = useLingui();
  return useCallback((message, undo, onClose) => {
    const id = notifications.show({
      color: 'teal', autoClose: SHOWN_MS, closeButtonProps: { 'aria-label': t`Close` }, onClose: () => onClose?.(),
      message: (
        <Group justify="space-between" gap="md" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Anchor
            component="button" type="button" size="sm" fw={600}
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            <Trans>Undo</Trans>
          </Anchor>
        </Group>
      ),
    });
    return () => notifications.hide(id);
  }, [t]);
}
