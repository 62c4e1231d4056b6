import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import { useStore } from '../../../shared/people/me.js';
import { FormError } from '../../../shared/page/states.js';
import { TemplatePreview } from '../../../shared/templates/preview.js';
import { componentsOf } from '../../../shared/templates/sendable.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { useBusy } from '../../../shared/templates/use-busy.js';
import { ValueFields } from '../../../shared/templates/value-fields.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useSendTemplate } from '../api/send-template.js';
import { type Conversation, customerName } from '../model.js';
import { at } from '../search.js';
import { knownValues } from './known-values.js';
import classes from './template-dialog.module.css';
import { CostLine, RouteLine } from './way-lines.js';

interface TemplateFormProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly template: Template;
  /** What it was filled in with when it was sent before. */
  readonly sent?: Readonly<Record<string, string>>;
  /** Undefined while the customer can be answered without a template. */
  readonly draft: string | undefined;
  readonly onParked: (() => void) | undefined;
  readonly onBack: () => void;
  readonly onSent: () => void;
}

/** The values of one template beside the bubble, through which account it goes and why (R148), and what it costs. */
export function TemplateForm({ storeId, conversation, template, sent, draft, onParked, onBack, onSent }: TemplateFormProps) {
  const { t } = useLingui();
  const { timezone } = useStore();
  const navigate = useNavigate();
  const components = componentsOf(template);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => ({ ...knownValues(template, conversation), ...sent }));
  const [answer, setAnswer] = useState(draft ?? '');
  const canPark = draft !== undefined && template.account_id === conversation.account_id;
  const send = useSendTemplate(storeId);
  const [isBusy, onBusy] = useBusy();
  const [key] = useState(() => crypto.randomUUID());
  const refused = errorsOf(send.error);
  // What was said about a value is over once it is another.
  const errors = Object.fromEntries(Object.entries(refused).filter(([name]) => send.variables?.values[name] === values[name]));
  const name = customerName(conversation.customer);
  const isRunning = useRef(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // A second press comes before the page knows of the first.
    if (isRunning.current || isBusy) return;
    isRunning.current = true;
    send.mutate({ conversation, template, key, values, answer: canPark ? answer.trim() : '' }, {
      onSuccess: ({ conversation_id: id }) => {
        if (canPark && answer.trim() !== '') onParked?.();
        onSent();
        if (id !== conversation.id) void navigate({ to: '.', search: (search: { m?: string }) => at(search, id) });
      },
      onSettled: () => {
        isRunning.current = false;
      },
    });
  };
  return (
    <HeldForm isSaving={send.isPending} onSubmit={submit} onKeyDown={sendOnKeys} noValidate>
      <div className={classes['columns']}>
        <Stack gap="sm">
          <ValueFields storeId={storeId} timezone={timezone} components={components} format={template.format} values={values} errors={errors} onChange={(name, value) => setValues((now) => ({ ...now, [name]: value }))} onBusy={onBusy} />
          {canPark && (
            <Textarea
              label={t`Your answer`} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} autosize minRows={2} maxRows={8} maxLength={4096} dir="auto"
              description={t`It waits, and goes out as soon as ${name} taps or writes.`}
            />
          )}
          <RouteLine storeId={storeId} conversation={conversation} template={template} />
          <CostLine storeId={storeId} conversation={conversation} template={template} />
          {Object.keys(refused).length === 0 && <FormError error={send.error} />}
        </Stack>
        <TemplatePreview storeId={storeId} template={{ ...template, components }} values={values} label={t`What ${name} reads`} />
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onBack}><Trans>Another template</Trans></Button>
        <Button type="submit" loading={send.isPending} disabled={isBusy} rightSection={<SendHorizontal size={16} aria-hidden className="flips" />}><Trans>Send</Trans></Button>
      </Group>
    </HeldForm>
  );
}

/** Enter starts a new line in the answer; with Ctrl or Cmd it sends from everywhere. */
function sendOnKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** What the API said about single values, beside their fields. */
function errorsOf(error: unknown): Readonly<Record<string, string>> {
  const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
  return Object.fromEntries(fields.flatMap((field) => (field.pointer.startsWith('/content/values/') ? [[field.pointer.slice('/content/values/'.length), fieldText(field)]] : [])));
}
