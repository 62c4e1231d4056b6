import { Trans } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useUnsavedGuard } from '../../shared/form/unsaved.js';
import classes from './assistant.module.css';

interface SaveBarProps {
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly onDiscard: () => void;
  /** What is saved is a draft: nobody gets it yet. */
  readonly isDraft?: boolean;
}

/** Stays in sight while something of the form is not saved, and asks before it is left. */
export function SaveBar({ isDirty, isSaving, onDiscard, isDraft = false }: SaveBarProps) {
  useUnsavedGuard(isDirty && !isSaving);
  if (!isDirty) return null;
  return (
    <div className={classes['saveBar']}>
      <Text size="sm"><Trans>Not saved yet</Trans></Text>
      <Button variant="default" disabled={isSaving} onClick={onDiscard}><Trans>Discard</Trans></Button>
      <Button type="submit" loading={isSaving}>{isDraft ? <Trans>Save draft</Trans> : <Trans>Save</Trans>}</Button>
    </div>
  );
}
