import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { assistantQuery } from '../../../shared/assistant/assistant.js';
import type { Store } from '../../../shared/people/me.js';
import { fieldError } from '../../../shared/form/form-errors.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import type { Draft } from '../api/draft.js';
import { usePublish } from '../api/versions.js';
import { BehaviourDiff } from './behaviour-diff.js';
import { PublishTests } from './publish-tests.js';

interface PublishDialogProps {
  readonly store: Store;
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** What changes for customers, before it does. */
export function PublishDialog({ store, draft, onClose }: PublishDialogProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const [note, setNote] = useState('');
  const [{ failed, isRunning }, setState] = useState({ failed: 0, isRunning: false });
  const publish = usePublish(store.id);
  const { data: published } = useQuery(assistantQuery(store.id));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The form of the page stands around this one in React, though not in the document.
    event.stopPropagation();
    publish.mutate({ note: note.trim(), revision: draft.revision }, {
      onSuccess: ({ number }) => {
        notices.done(t`Version ${number} is published`);
        onClose();
      },
    });
  };
  return (
    <Dialog onClose={onClose} size="lg" title={t`Publish the draft?`}>
      <HeldForm isSaving={publish.isPending} onSubmit={submit}>
        <Stack>
          <Text size="sm"><Trans>From the next answer on, customers get this. You can always bring an older version back.</Trans></Text>
          {published && <BehaviourDiff was={published} is={draft.behaviour} currency={store.currency} />}
          <PublishTests store={store} draft={draft} onState={setState} />
          <TextInput label={t`Note`} description={t`For your team: what this version is about`} maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} error={fieldError(publish.error, '/note')} />
          {fieldError(publish.error, '/note') === undefined && <FormError error={publish.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={publish.isPending} disabled={isRunning} {...(failed > 0 ? { color: 'red' } : {})}>{failed > 0 ? <Trans>Publish all the same</Trans> : <Trans>Publish</Trans>}</Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
