import { atLeast, LABEL_COLORS, type LabelColor } from '#contracts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { useConfirm } from '../../../shared/page/confirm.js';
import { takeSaved } from '../../../shared/form/take-saved.js';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Loaded } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import type { Label } from '../model.js';
import { useCreateLabel } from './api/create-label.js';
import { useDeleteLabel } from './api/delete-label.js';
import { labelsQuery } from './api/list-labels.js';
import { useUpdateLabel } from './api/update-label.js';
import { COLOR_TEXTS } from './color-texts.js';
import { LabelChip } from './label-chips.js';
import classes from './labels.module.css';

/** The store's labels: make, rename, colour, remove. */
export function LabelsDialog({ storeId, onClose }: { readonly storeId: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const query = useQuery(labelsQuery(storeId));
  const [edited, setEdited] = useState<string>();
  return (
    <Dialog onClose={onClose} title={t`Manage labels`}>
      <Stack>
        <LabelForm key={query.data?.length ?? 0} storeId={storeId} />
        <Loaded query={query}>
          {(labels) => (
            <div>
              {labels.length === 0 && <Text size="sm" c="dimmed"><Trans>Labels sort your conversations: by topic, by urgency, by whatever helps your team.</Trans></Text>}
              {labels.map((label) => (label.id === edited
                ? <LabelForm key={label.id} storeId={storeId} label={label} onDone={() => setEdited(undefined)} />
                : <LabelRow key={label.id} storeId={storeId} label={label} onEdit={() => setEdited(label.id)} />))}
            </div>
          )}
        </Loaded>
      </Stack>
    </Dialog>
  );
}

function LabelRow({ storeId, label, onEdit }: { readonly storeId: string; readonly label: Label; readonly onEdit: () => void }) {
  const { t } = useLingui();
  const { role } = useStore();
  const confirm = useConfirm();
  const remove = useDeleteLabel(storeId);
  const { id, name, color, conversation_count: count } = label;
  const ask = (): void => confirm({
    title: t`Remove ${name}?`, action: t`Remove label`, run: () => remove.mutate(id),
    body: <Plural value={count} _0="No conversation carries it." one="It disappears from # conversation." other="It disappears from # conversations." />,
  });
  return (
    <div className={classes['labelRow']}>
      <LabelChip name={name} color={color} />
      <Text size="xs" c="dimmed"><Plural value={count} one="# conversation" other="# conversations" /></Text>
      <ActionIcon variant="subtle" color="gray" size={28} onClick={onEdit} aria-label={t`Change ${name}`}><Pencil size={14} aria-hidden /></ActionIcon>
      {atLeast(role, 'admin') && <ActionIcon variant="subtle" color="red" size={28} onClick={ask} aria-label={t`Remove ${name}`}><Trash2 size={14} aria-hidden /></ActionIcon>}
    </div>
  );
}

/** A new label, or one that is changed. */
function LabelForm({ storeId, label, onDone }: { readonly storeId: string; readonly label?: Label; readonly onDone?: () => void }) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const create = useCreateLabel(storeId);
  const update = useUpdateLabel(storeId);
  const form = useForm<{ name: string; color: LabelColor }>({ initialValues: { name: label?.name ?? '', color: label?.color ?? 'blue' } });
  const save = form.onSubmit((body) => {
    const options = {
      onSuccess: () => {
        takeSaved(form, body, form.getInitialValues());
        onDone?.();
      },
      onError: (error: unknown) => {
        if (!showFieldErrors(form, error)) notices.failed(error);
      },
    };
    if (label) update.mutate({ id: label.id, body }, options);
    else create.mutate(body, options);
  });
  return (
    <HeldForm isSaving={update.isPending} onSubmit={save} noValidate>
      <Group align="flex-end" gap="xs" wrap="nowrap" py={label ? 6 : 0}>
        <TextInput flex={1} size="sm" label={label ? t`Name` : t`New label`} maxLength={40} dir="auto" data-autofocus={label === undefined || undefined} autoFocus={label !== undefined} {...form.getInputProps('name')} />
        <NativeSelect size="sm" label={t`Colour`} data={LABEL_COLORS.map((value) => ({ value, label: i18n._(COLOR_TEXTS[value]) }))} {...form.getInputProps('color')} />
        <Button size="sm" type="submit" disabled={form.values.name.trim() === ''} loading={create.isPending || update.isPending}>{label ? <Trans>Save</Trans> : <Trans>Add</Trans>}</Button>
        {onDone && <Button size="sm" variant="default" onClick={onDone}><Trans>Cancel</Trans></Button>}
      </Group>
    </HeldForm>
  );
}
