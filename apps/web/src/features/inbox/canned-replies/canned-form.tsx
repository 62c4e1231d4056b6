import { REPLY_VARIABLES } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMemo, useRef } from 'react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import type { CannedReply } from '../model.js';
import { useSaveCannedReply } from './api/save-canned-reply.js';

interface CannedFormProps {
  readonly storeId: string;
  /** Without one a new reply is written. */
  readonly reply?: CannedReply | undefined;
  readonly body?: string | undefined;
  readonly onDone: () => void;
}

export function CannedForm({ storeId, reply, body = '', onDone }: CannedFormProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const save = useSaveCannedReply(storeId, reply?.id);
  const form = useForm({ initialValues: { shortcut: reply?.shortcut ?? '', body: reply?.body ?? body } });
  const submit = form.onSubmit((values) => save.mutate(values, {
    onSuccess: onDone,
    onError: (error) => {
      if (!showFieldErrors(form, error)) notices.failed(error);
    },
  }));
  const element = useRef<HTMLFormElement>(null);
  useShortcuts(useMemo(() => ({ title: t`Canned replies`, shortcuts: [{ keys: '$mod+s', label: t`Save`, run: () => element.current?.requestSubmit() }] }), [t]));
  const insert = (variable: string): void => form.setFieldValue('body', `${form.values.body}{{${variable}}}`);
  return (
    <HeldForm isSaving={save.isPending} ref={element} onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label={t`Shortcut`} description={t`Small letters, digits, - and _. In the composer a slash and the shortcut bring the reply.`} leftSection="/" maxLength={32} data-autofocus autoFocus {...form.getInputProps('shortcut')} onChange={(event) => form.setFieldValue('shortcut', event.currentTarget.value.toLowerCase().replaceAll(/[\s/]/g, '-'))} />
        <Textarea label={t`Text`} autosize minRows={4} maxRows={12} maxLength={4096} dir="auto" {...form.getInputProps('body')} />
        <div>
          <Text size="xs" c="dimmed" mb={4}><Trans>Filled in when the reply is used:</Trans></Text>
          <Group gap={6}>{REPLY_VARIABLES.map((name) => <Button key={name} size="compact-xs" variant="default" onClick={() => insert(name)}><bdi dir="ltr">{`{{${name}}}`}</bdi></Button>)}</Group>
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}><Trans>Cancel</Trans></Button>
          <Button type="submit" loading={save.isPending} disabled={form.values.shortcut.trim() === '' || form.values.body.trim() === ''}><Trans>Save</Trans></Button>
        </Group>
      </Stack>
    </HeldForm>
  );
}
