import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { modals, useModals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { useLayer } from './layers.js';

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

/** The questions, as layers; once, at the root. */
export function QuestionLayer(): null {
  const { modals: asked, closeModal } = useModals();
  const latest = asked.at(-1);
  useLayer(latest !== undefined, () => latest && closeModal(latest.id));
  return null;
}
