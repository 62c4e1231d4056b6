import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Input, SegmentedControl, Stack, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import type { KnowledgeEntry, WrittenKind } from '../api/list-knowledge.js';
import { useSaveKnowledge } from '../api/save-knowledge.js';
import { SaveBar } from '../save-bar.js';
import { useSaveShortcut } from '../use-save-shortcut.js';
import { KIND_TEXTS, WRITTEN_KINDS, writtenKind } from './kind-texts.js';
import { useDeleteEntry } from './use-delete-entry.js';

interface EntryFormProps {
  readonly storeId: string;
  readonly entry: KnowledgeEntry | undefined;
  readonly mayChange: boolean;
}
interface Values { kind: WrittenKind; title: string; body: string; search_terms: string[]; isActive: boolean }

function valuesOf(entry: KnowledgeEntry | undefined): Values {
  return { kind: writtenKind(entry?.kind ?? 'faq'), title: entry?.title ?? '', body: entry?.body ?? '', search_terms: entry?.search_terms ?? [], isActive: entry?.status !== 'draft' };
}

export function EntryForm({ storeId, entry, mayChange }: EntryFormProps) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const leave = useLeave();
  const save = useSaveKnowledge(storeId, entry?.id);
  const remove = useDeleteEntry(storeId);
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<Values>({
    initialValues: valuesOf(entry),
    validate: { title: (value) => (value.trim() === '' ? t`Write something here` : null), body: (value) => (value.trim() === '' ? t`Write something here` : null) },
  });
  useSaveShortcut(element, mayChange);
  const submit = form.onSubmit(({ isActive, ...values }) => save.mutate({ ...values, status: isActive ? 'active' : 'draft' }, {
    onSuccess: () => {
      notices.done(t`The entry is saved`);
      leave.go();
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  const texts = KIND_TEXTS[form.values.kind];
  return (
    <HeldForm isSaving={save.isPending} ref={element} noValidate onSubmit={submit}>
      <Stack>
        <Input.Wrapper label={t`Kind`} labelElement="div">
          <SegmentedControl
            fullWidth mt={4} maw={460} disabled={!mayChange} aria-label={t`Kind`} data={WRITTEN_KINDS.map((value) => ({ value, label: i18n._(KIND_TEXTS[value].name) }))}
            value={form.values.kind} onChange={(kind) => form.setFieldValue('kind', kind)}
          />
        </Input.Wrapper>
        <TextInput label={i18n._(texts.title)} placeholder={form.values.kind === 'faq' ? t`Do you wrap gifts?` : ''} required withAsterisk={false} maxLength={300} readOnly={!mayChange} data-autofocus dir="auto" {...form.getInputProps('title')} />
        <Textarea
          label={i18n._(texts.body)} description={t`As you would write it to a customer. Every price and promise in here may be repeated to customers.`} required withAsterisk={false}
          autosize minRows={5} maxRows={24} maxLength={50_000} readOnly={!mayChange} dir="auto" {...form.getInputProps('body')}
        />
        <TagsInput
          label={t`Other words for it`} description={t`How customers ask for it, in any language; never shown to them. Press Enter after each.`} maxTags={100} readOnly={!mayChange}
          placeholder={form.values.search_terms.length === 0 ? t`gift wrap, present, regalo` : ''} splitChars={[',', '،', ';']} {...form.getInputProps('search_terms')}
        />
        <Switch label={t`Customers may be told`} description={t`A draft is kept, but the assistant does not know of it`} disabled={!mayChange} {...form.getInputProps('isActive', { type: 'checkbox' })} />
        <FormError error={save.error} />
        {mayChange && entry && <Group><Button variant="subtle" color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={() => remove(entry, leave.go)}><Trans>Delete</Trans></Button></Group>}
        <SaveBar isDirty={mayChange && !leave.isLeaving && form.isDirty()} isSaving={save.isPending} onDiscard={() => form.reset()} />
      </Stack>
    </HeldForm>
  );
}

/** Back to the list, once the guard of unsaved changes has heard that there are none any more. */
function useLeave(): { readonly isLeaving: boolean; readonly go: () => void } {
  const { slug: storeSlug } = useStore();
  const navigate = useNavigate();
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    if (isLeaving) void navigate({ to: '/s/$storeSlug/assistant/knowledge', params: { storeSlug } });
  }, [isLeaving, navigate, storeSlug]);
  return { isLeaving, go: () => setLeaving(true) };
}
