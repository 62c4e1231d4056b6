import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { takeSaved } from '../../../shared/form/take-saved.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import type { Store } from '../../../shared/people/me.js';
import { parseAmount } from '../../../shared/formats/money.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { type Draft, useUpdateDraft } from '../api/draft.js';
import { SaveBar } from '../save-bar.js';
import { useSaveShortcut } from '../use-save-shortcut.js';
import { type BehaviourValues, changesOf, valuesOf } from './behaviour-values.js';
import { DraftBar } from './draft-bar.js';
import { HandOffSection } from './hand-off-section.js';
import { PersonaSection } from './persona-section.js';
import { RulesSection } from './rules-section.js';

const PublishDialog = lazyPart(async () => (await import('./publish-dialog.js')).PublishDialog);

interface BehaviourFormProps {
  readonly store: Store;
  readonly draft: Draft;
  readonly mayChange: boolean;
}

/** Persona, rules and hand-off: one form, saved together as the draft. */
export function BehaviourForm({ store, draft, mayChange }: BehaviourFormProps) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const update = useUpdateDraft(store.id);
  const element = useRef<HTMLFormElement>(null);
  const [revision, setRevision] = useState(draft.revision);
  const [isPublishing, setPublishing] = useState(false);
  const form = useForm<BehaviourValues>({
    initialValues: valuesOf(draft.behaviour, store.currency, i18n.locale),
    validate: { hand_off_order_above: (value) => (value.trim() !== '' && parseAmount(value, store.currency) === undefined ? t`This is no amount.` : null) },
  });
  useSaveShortcut(element, mayChange);
  const show = ({ behaviour, revision: current }: Draft, sent = form.getValues()): void => {
    takeSaved(form, sent, valuesOf(behaviour, store.currency, i18n.locale));
    setRevision(current);
  };
  const keep = (values: BehaviourValues, then: () => void): void => update.mutate({ ...changesOf(values, store.currency), revision }, {
    onSuccess: (saved) => {
      show(saved, values);
      then();
    },
    onError: (error) => showFieldErrors(form, error),
  });
  const publish = (): void => {
    if (!form.isDirty()) setPublishing(true);
    else form.onSubmit((values) => keep(values, () => setPublishing(true)))();
  };
  return (
    <form ref={element} noValidate onSubmit={form.onSubmit((values) => keep(values, () => notices.done(t`The draft is saved. Customers get it when you publish it.`)))} data-stays>
      <Stack gap="lg">
        <DraftBar store={store} draft={draft} mayChange={mayChange} onDiscarded={(kept) => show(kept)} onPublish={publish} />
        <PersonaSection form={form} mayChange={mayChange} />
        <RulesSection form={form} mayChange={mayChange} findings={draft.findings} />
        <HandOffSection form={form} mayChange={mayChange} currency={store.currency} />
        <FormError error={update.error} />
        <SaveBar isDirty={mayChange && form.isDirty()} isSaving={update.isPending} onDiscard={() => form.reset()} isDraft />
      </Stack>
      {isPublishing && <PublishDialog store={store} draft={draft} onClose={() => setPublishing(false)} />}
    </form>
  );
}
