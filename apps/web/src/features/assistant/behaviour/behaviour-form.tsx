import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import type { Schemas } from '../../../shared/api.js';
import { showFieldErrors } from '../../../shared/form-errors.js';
import { useNotices } from '../../../shared/notices.js';
import { FormError } from '../../../shared/states.js';
import { useUpdateAssistant } from '../api/update-assistant.js';
import { SaveBar } from '../save-bar.js';
import { useSaveShortcut } from '../use-save-shortcut.js';
import { type BehaviourValues, changesOf, hourProblems, valuesOf } from './behaviour-values.js';
import { HandOffSection } from './hand-off-section.js';
import { PersonaSection } from './persona-section.js';
import { TimingSection } from './timing-section.js';

interface BehaviourFormProps {
  readonly storeId: string;
  readonly assistant: Schemas['AssistantDto'];
  readonly mayChange: boolean;
  readonly timezone: string;
}

/** Persona, hand-off and timing: one form, saved together. */
export function BehaviourForm({ storeId, assistant, mayChange, timezone }: BehaviourFormProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const update = useUpdateAssistant(storeId);
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<BehaviourValues>({ initialValues: valuesOf(assistant), validate: (values) => hourProblems(values, t`Give both times`) });
  useSaveShortcut(element);
  const save = form.onSubmit((values) => update.mutate(changesOf(values), {
    onSuccess: (saved) => {
      const kept = valuesOf(saved);
      form.setInitialValues(kept);
      form.setValues(kept);
      notices.done(t`The assistant is saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <form ref={element} noValidate onSubmit={save}>
      <Stack gap="lg">
        <PersonaSection form={form} mayChange={mayChange} />
        <HandOffSection form={form} mayChange={mayChange} />
        <TimingSection form={form} mayChange={mayChange} timezone={timezone} />
        <FormError error={update.error} />
        <SaveBar isDirty={mayChange && form.isDirty()} isSaving={update.isPending} onDiscard={() => form.reset()} />
      </Stack>
    </form>
  );
}
