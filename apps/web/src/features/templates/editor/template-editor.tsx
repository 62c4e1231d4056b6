import { lintTemplate, type TemplateComponents, templateName } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { FormError } from '../../../shared/page/states.js';
import { TemplatePreview } from '../../../shared/templates/preview.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { useUnsavedGuard } from '../../../shared/form/unsaved.js';
import type { TemplateAccountChoice } from '../api/list-template-accounts.js';
import { BackToTemplates } from './back-to-templates.js';
import { bodyOf, carriedParts, type Draft } from './draft/draft.js';
import { problemsAt } from './draft/problems.js';
import classes from './editor.module.css';
import { EditorActions } from './editor-actions.js';
import { LanguageTabs } from './language-tabs.js';
import { MeanwhileNotice } from './meanwhile-notice.js';
import { Sections } from './sections/sections.js';
import { StateNotice } from './state-notice.js';
import { useDraft } from './use-draft.js';
import { useSaving } from './use-saving.js';
import { useStatusNews } from './use-status-news.js';

/** In the preview an offer ends in two days. */
const OFFER_MS = 2 * 24 * 60 * 60_000;

interface TemplateEditorProps {
  readonly template: Template | undefined;
  readonly begun: Draft;
  readonly accounts: readonly TemplateAccountChoice[];
}

/** A template beside the bubble that it becomes. What WhatsApp would refuse is said while it is written. */
export function TemplateEditor({ template, begun, accounts }: TemplateEditorProps) {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const save = useSaving(template);
  const editing = useDraft(template, begun, save.isPending);
  const { draft, isDirty, meanwhile } = editing;
  const [isChecked, setChecked] = useState(false);
  const [card, setCard] = useState(0);
  const [offerEnds] = useState(() => new Date(Date.now() + OFFER_MS).toISOString());
  const rules = (accounts.find(({ id }) => id === draft.accountId) ?? accounts[0])?.rules;
  const problems = useMemo(() => (rules ? lintTemplate({ category: draft.category, format: draft.format, components: bodyOf(draft, rules).components as unknown as TemplateComponents }, rules) : []), [draft, rules]);
  useUnsavedGuard(isDirty && !save.isDone);
  useStatusNews(template);
  const isOpen = mayChange && (template === undefined || ['draft', 'ready', 'approved', 'rejected', 'paused'].includes(template.status));
  const needsApproval = rules?.approval ?? true;
  const isUndecided = meanwhile !== undefined;
  const run = (submits: boolean): void => {
    const needsAll = submits || !needsApproval;
    if (isUndecided) return;
    if (!rules || draft.label.trim() === '' || (needsAll && problems.length > 0)) return setChecked(true);
    save.run({ body: bodyOf(draft, rules), version: editing.version, submits, isDirty }, (saved) => {
      setChecked(false);
      editing.saved(saved, draft);
    });
  };
  const isInForce = !isDirty && (needsApproval ? template?.status === 'approved' : template !== undefined);
  const maySubmit = isOpen && !isUndecided && !isInForce;
  useSubmitShortcut(maySubmit, needsApproval ? t`Hand in` : t`Save`, () => run(needsApproval));
  const preview = { ...draft, id: template?.id ?? '', name: template?.name ?? templateName(draft.label), components: carriedParts(draft, rules) };
  return (
    <Page
      title={template?.label ?? t`New template`} place={store.name} description={<BackToTemplates />}
      actions={<EditorActions template={template} isOpen={isOpen} isUndecided={isUndecided} isDirty={isDirty} maySubmit={maySubmit} needsApproval={needsApproval} isSaving={save.isPending} problems={isChecked ? problems.length : 0} onSave={() => run(false)} onSubmit={() => run(true)} />}
    >
      {template && <LanguageTabs template={template} />}
      {template && <StateNotice template={template} edits={rules?.edits ?? []} />}
      <FormError error={save.error} />
      <div className={classes['columns']}>
        <div className={classes['writing']}>
          {meanwhile && <MeanwhileNotice shown={meanwhile} onShow={editing.show} onDecide={editing.decide} />}
          <fieldset disabled={!isOpen || meanwhile === 'theirs'} className={classes['fields']}>
            <Stack gap="lg">
              <Sections
                template={template} accounts={accounts} rules={rules} draft={draft} isChecked={isChecked} problems={problems} at={problemsAt(problems, isChecked)} card={card} onCard={setCard}
                onChange={editing.change} onParts={editing.changeParts}
              />
            </Stack>
          </fieldset>
        </div>
        <aside className={classes['preview']}>
          <TemplatePreview storeId={store.id} template={preview} values={{ ...previewValues(draft), 'offer.expires': offerEnds }} label={t`Preview`} card={card} />
          {!needsApproval && <p className={classes['plain']}>{t`This account sends it as plain text.`}</p>}
        </aside>
      </div>
    </Page>
  );
}

function useSubmitShortcut(isOn: boolean, label: string, run: () => void): void {
  const { t } = useLingui();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useShortcuts(useMemo(() => ({
    title: t`Template`,
    shortcuts: isOn ? [{ keys: '$mod+Enter', label, run: () => document.querySelector('[role="dialog"]') === null && latest.current() }] : [],
  }), [t, isOn, label]));
}

function previewValues({ components, category }: Draft): Record<string, string> {
  return { ...(category === 'authentication' ? { code: '123456' } : {}), ...components.samples };
}
