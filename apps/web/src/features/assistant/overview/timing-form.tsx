import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import type { Schemas } from '../../../shared/api/api.js';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { takeSaved } from '../../../shared/form/take-saved.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { useUpdateAssistant } from '../api/update-assistant.js';
import { SaveBar } from '../save-bar.js';
import { useSaveShortcut } from '../use-save-shortcut.js';
import { TimingSection } from './timing-section.js';
import { changesOf, hourProblems, type TimingValues, valuesOf } from './timing-values.js';

interface TimingFormProps {
  readonly storeId: string;
  readonly assistant: Schemas['AssistantDto'];
  readonly mayChange: boolean;
  readonly timezone: string;
}

/** When it answers: counts as soon as it is saved. */
export function TimingForm({ storeId, assistant, mayChange, timezone }: TimingFormProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const update = useUpdateAssistant(storeId);
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<TimingValues>({ initialValues: valuesOf(assistant), validate: (values) => hourProblems(values, t`Give both times`) });
  useSaveShortcut(element, mayChange);
  const save = form.onSubmit((values) => update.mutate(changesOf(values), {
    onSuccess: (saved) => {
      takeSaved(form, values, valuesOf(saved));
      notices.done(t`The assistant is saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <form ref={element} noValidate onSubmit={save} data-stays>
      <Stack gap="lg">
        <TimingSection form={form} mayChange={mayChange} timezone={timezone} />
        <FormError error={update.error} />
        <SaveBar isDirty={mayChange && form.isDirty()} isSaving={update.isPending} onDiscard={() => form.reset()} />
      </Stack>
    </form>
  );
}
