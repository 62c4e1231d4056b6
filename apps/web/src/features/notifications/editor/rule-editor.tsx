import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useConfirm } from '../../../shared/page/confirm.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import { useHeld } from '../../../shared/form/use-held.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { FormError } from '../../../shared/page/states.js';
import { useBusy } from '../../../shared/templates/use-busy.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import { useDeleteRule } from '../api/delete-rule.js';
import { useSaveRule } from '../api/save-rule.js';
import type { Rule } from '../model.js';
import classes from '../notifications.module.css';
import { ConditionsSection } from './conditions-section.js';
import { bodyOf, type Draft } from './draft.js';
import { DryRunSection } from './dry-run.js';
import { MessageSection } from './message-section.js';
import { SendingSection } from './sending-section.js';
import { TriggerSection } from './trigger-section.js';

interface RuleEditorProps { readonly rule: Rule | undefined; readonly begun: Draft }

/** One rule on one page, from what sets it off to what it would have done. */
export function RuleEditor({ rule, begun }: RuleEditorProps) {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const notices = useNotices();
  const [saved, setSaved] = useState(begun);
  const [draft, setDraft] = useState(begun);
  const [isBusy, onBusy] = useBusy();
  const save = useSaveRule(store.id);
  // The page of the rule that is made takes the place of this one.
  const fields = useHeld<HTMLDivElement>(rule === undefined && (save.isPending || save.isSuccess));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved);
  useUnsavedGuard(isDirty);
  const errors = standingErrors(save.error, save.variables?.body, bodyOf(draft));
  const form = { draft, errors, onChange: (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change })) };
  const run = (enabled: boolean): void => save.mutate({ id: rule?.id, body: { ...bodyOf(draft), enabled } }, { onSuccess: (now) => {
    setSaved(draft);
    notices.done(now.enabled ? t`Saved. What happens from now on is told.` : t`Saved.`);
    if (rule === undefined) void navigate({ to: '/s/$storeSlug/notifications/$ruleId', params: { storeSlug, ruleId: now.id }, replace: true, ignoreBlocker: true });
  } });
  const isOn = rule?.enabled ?? false;
  const latest = useRef(() => {});
  useEffect(() => {
    latest.current = () => void (!isBusy && !save.isPending && (isDirty || rule === undefined) && run(isOn));
  });
  useShortcuts(useMemo(() => ({ title: t`Notifications`, shortcuts: mayChange ? [{ keys: '$mod+s', label: t`Save`, run: () => latest.current() }] : [] }), [t, mayChange]));
  return (
    <Page title={rule?.name ?? t`New rule`} place={store.name} description={<Back storeSlug={storeSlug} />}>
      <Stack ref={fields} gap="lg">
        <TriggerSection {...form} />
        <ConditionsSection {...form} />
        <MessageSection {...form} onBusy={onBusy} />
        <SendingSection {...form} />
      </Stack>
      {rule !== undefined && <DryRunSection storeId={store.id} ruleId={rule.id} isDirty={isDirty} />}
      <FormError error={save.error} />
      {mayChange && (
        <div className={classes['bar']}>
          {rule === undefined ? <span /> : <DeleteButton rule={rule} storeSlug={storeSlug} />}
          <Group gap="xs">
            {isOn
              ? <Button variant="default" loading={save.isPending} onClick={() => run(false)}><Trans>Switch off</Trans></Button>
              : <Button variant="default" loading={save.isPending} disabled={isBusy || (rule !== undefined && !isDirty)} onClick={() => run(false)}><Trans>Save, switched off</Trans></Button>}
            <Button loading={save.isPending} disabled={isBusy || (isOn && !isDirty)} onClick={() => run(true)}>{isOn ? <Trans>Save</Trans> : <Trans>Switch on</Trans>}</Button>
          </Group>
        </div>
      )}
    </Page>
  );
}

function Back({ storeSlug }: { readonly storeSlug: string }) {
  return <LinkAnchor to="/s/$storeSlug/notifications" params={{ storeSlug }} search={{}} size="sm" className={classes['back'] ?? ''}><ArrowLeft className={classes['flips'] ?? ''} size={15} aria-hidden /><Trans>All rules</Trans></LinkAnchor>;
}

function DeleteButton({ rule, storeSlug }: { readonly rule: Rule; readonly storeSlug: string }) {
  const { t } = useLingui();
  const store = useStore();
  const confirm = useConfirm();
  const notices = useNotices();
  const navigate = useNavigate();
  const remove = useDeleteRule(store.id);
  const ask = (): void => confirm({
    title: t`Delete this rule?`, body: t`It sends nothing more. What it has sent stays in the log.`, action: t`Delete`,
    run: () => remove.mutate(rule.id, { onSuccess: () => void navigate({ to: '/s/$storeSlug/notifications', params: { storeSlug }, search: {}, ignoreBlocker: true }), onError: (error) => notices.failed(error) }),
  });
  return <Button variant="subtle" color="red" loading={remove.isPending} onClick={ask}><Trans>Delete</Trans></Button>;
}

/** The API's complaints by the place in the form, as long as what stands there is what was complained about. */
function standingErrors(error: unknown, sent: object | undefined, now: object): Record<string, string> {
  const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
  return Object.fromEntries(fields.filter(({ pointer }) => JSON.stringify(valueAt(sent, pointer)) === JSON.stringify(valueAt(now, pointer))).map((field) => [field.pointer, fieldText(field)]));
}
function valueAt(body: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce((part, key) => (typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[key] : undefined), body);
}
