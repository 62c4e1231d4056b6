import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Input, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import type { Store } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { type SavedTest, type SuggestedTest, useSaveTest } from '../api/tests.js';
import { SaveBar } from '../save-bar.js';
import { useSaveShortcut } from '../use-save-shortcut.js';
import { ExpectationList } from './expectation-list.js';
import { forgetConversation } from './from-playground.js';
import { bodyOf, type TestFormType, type TestValues, valuesOf } from './test-values.js';
import classes from './tests.module.css';

const MOST_MESSAGES = 40;

interface TestFormProps {
  readonly store: Store;
  readonly id: string | undefined;
  readonly test: SavedTest | SuggestedTest | undefined;
  readonly mayChange: boolean;
}

/** The question, and what a good answer has. */
export function TestForm({ store, id, test, mayChange }: TestFormProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const navigate = useNavigate();
  const save = useSaveTest(store.id, id);
  const element = useRef<HTMLFormElement>(null);
  const [isLeaving, setLeaving] = useState(false);
  const form = useForm<TestValues>({
    initialValues: valuesOf(test),
    validate: {
      messages: (messages) => (messages.findLast(({ text }) => text.trim() !== '')?.author === 'customer' ? null : t`The last message must be the customer's.`),
      expectations: {
        id: (value, { expectations }, path) => (needsSource(expectations[Number(path.split('.')[1])]?.kind) && value === undefined ? t`Choose one` : null),
        text: (value, { expectations }, path) => (['says', 'does_not_say'].includes(expectations[Number(path.split('.')[1])]?.kind ?? '') && (value ?? '').trim() === '' ? t`Write something here` : null),
      },
    },
  });
  useSaveShortcut(element, mayChange);
  // Back to the list, once the guard of unsaved changes has heard that there are none any more.
  useEffect(() => {
    if (isLeaving) void navigate({ to: '/s/$storeSlug/assistant/tests', params: { storeSlug: store.slug } });
  }, [isLeaving, navigate, store.slug]);
  const submit = form.onSubmit((values) => save.mutate(bodyOf(values), {
    onSuccess: () => {
      forgetConversation();
      notices.done(t`The test is saved`);
      setLeaving(true);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  const isNew = id === undefined;
  const hasWords = form.values.messages.some(({ text }) => text.trim() !== '');
  return (
    <HeldForm isSaving={save.isPending} ref={element} noValidate onSubmit={submit}>
      <Stack>
        <TextInput label={t`Name of the test`} description={t`Empty: as the question`} maxLength={120} readOnly={!mayChange} dir="auto" {...form.getInputProps('title')} />
        <Thread form={form} mayChange={mayChange} />
        <ExpectationList store={store} form={form} mayChange={mayChange} />
        <Textarea label={t`Note for your team`} description={t`What a good answer is like, in words. Nobody checks it by itself.`} autosize minRows={2} maxLength={1000} readOnly={!mayChange} dir="auto" {...form.getInputProps('note')} />
        <FormError error={save.error} />
        <SaveBar isDirty={mayChange && !isLeaving && (form.isDirty() || (isNew && hasWords))} isSaving={save.isPending} onDiscard={() => form.reset()} />
      </Stack>
    </HeldForm>
  );
}

function needsSource(kind: string | undefined): boolean {
  return kind === 'shows_product' || kind === 'uses_knowledge';
}

/** The conversation up to the question; several of the customer's messages in a row are answered together. */
function Thread({ form, mayChange }: { readonly form: TestFormType; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const { messages } = form.values;
  return (
    <Input.Wrapper label={t`Conversation`} labelElement="div" description={t`The assistant answers the last message; what comes before it is what was said already.`} error={form.errors['messages']}>
      <ul className={classes['thread']}>
        {messages.map(({ author }, index) => {
          const place = index + 1;
          return (
            <li key={index} data-author={author}>
              <Textarea
                autosize minRows={1} maxRows={10} maxLength={4096} readOnly={!mayChange} dir="auto" label={author === 'customer' ? t`Customer` : t`Assistant`}
                aria-label={author === 'customer' ? t`Message ${place}, of the customer` : t`Message ${place}, of the assistant`} {...form.getInputProps(`messages.${index}.text`)}
              />
              {mayChange && messages.length > 1 && <ActionIcon variant="subtle" color="gray" aria-label={t`Remove message ${place}`} onClick={() => form.removeListItem('messages', index)}><X size={16} aria-hidden /></ActionIcon>}
            </li>
          );
        })}
      </ul>
      {mayChange && messages.length < MOST_MESSAGES && (
        <Group gap="xs">
          <Button variant="default" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => form.insertListItem('messages', { author: 'customer', text: '' })}><Trans>The customer writes</Trans></Button>
          <Button variant="default" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => form.insertListItem('messages', { author: 'assistant', text: '' })}><Trans>The assistant answered</Trans></Button>
        </Group>
      )}
    </Input.Wrapper>
  );
}
