import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

export interface Question {
  readonly title: string;
  /** Names what is affected and what follows. */
  readonly body: ReactNode;
  readonly action: string;
  /** It can be undone. */
  readonly isUndoable?: boolean;
  readonly run: () => void;
}

/** Asks before something that cannot be undone, or that changes much. */
export function useConfirm(): (question: Question) => void {
  const { t } = useLingui();
  return ({ title, body, action, isUndoable, run }) => {
    modals.openConfirmModal({
      title, children: <Text size="sm">{body}</Text>, labels: { confirm: action, cancel: t`Cancel` },
      confirmProps: isUndoable ? {} : { color: 'red' }, closeButtonProps: { 'aria-label': t`Close` }, onConfirm: run,
    });
  };
}
