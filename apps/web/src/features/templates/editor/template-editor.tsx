import { lintTemplate, templateName, type TemplateComponents } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useIsAtLeast, useStore } from '../../../shared/me.js';
import { Page } from '../../../shared/page.js';
import { FormError } from '../../../shared/states.js';
import { TemplatePreview } from '../../../shared/templates/preview.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { useUnsavedGuard } from '../../../shared/unsaved.js';
import type { TemplateAccountChoice } from '../api/list-template-accounts.js';
import { BackToTemplates } from './back-to-templates.js';
import { BasicsSection } from './basics-section.js';
import { ButtonsSection } from './buttons-section.js';
import { CodeSection } from './code-section.js';
import { bodyOf, type Draft } from './draft.js';
import classes from './editor.module.css';
import { EditorActions } from './editor-actions.js';
import { LanguageTabs } from './language-tabs.js';
import { problemsAt } from './problems.js';
import { SamplesSection } from './samples-section.js';
import { StateNotice } from './state-notice.js';
import { TextsSection } from './texts-section.js';
import { useSaving } from './use-saving.js';

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
  // What it began with: the template itself may change its state meanwhile.
  const [start] = useState(begun);
  const [draft, setDraft] = useState(start);
  const isDirty = draft !== start;
  const [isChecked, setChecked] = useState(false);
  const save = useSaving(template);
  const account = accounts.find(({ id }) => id === draft.accountId) ?? accounts[0];
  const rules = account?.rules;
  const isCode = draft.category === 'authentication' && rules?.code_minutes !== null;
  const problems = useMemo(() => (rules ? lintTemplate({ category: draft.category, format: draft.format, components: bodyOf(draft, rules).components as unknown as TemplateComponents }, rules) : []), [draft, rules]);
  const at = problemsAt(problems, isChecked);
  useUnsavedGuard(isDirty && !save.isDone);
  const change = (next: Partial<Draft>): void => setDraft((now) => ({ ...now, ...next }));
  const changeParts = (next: Partial<TemplateComponents>): void => setDraft((now) => ({ ...now, components: { ...now.components, ...next } }));
  const isOpen = mayChange && (template === undefined || ['draft', 'ready', 'approved', 'rejected', 'paused'].includes(template.status));
  const run = (submits: boolean): void => {
    const needsAll = submits || rules?.approval === false;
    if (!rules || draft.label.trim() === '' || (needsAll && problems.length > 0)) setChecked(true);
    else save.run(bodyOf(draft, rules), submits);
  };
  const preview = { ...draft, id: template?.id ?? '', name: template?.name ?? templateName(draft.label), components: draft.components };
  return (
    <Page
      title={template?.label ?? t`New template`} place={store.name} description={<BackToTemplates />}
      actions={<EditorActions template={template} isOpen={isOpen} isDirty={isDirty} needsApproval={rules?.approval ?? true} isSaving={save.isPending} problems={isChecked ? problems.length : 0} onSave={() => run(false)} onSubmit={() => run(true)} />}
    >
      {template && <LanguageTabs template={template} />}
      {template && <StateNotice template={template} />}
      <FormError error={save.error} />
      <div
        className={classes['columns']} onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isOpen) run(rules?.approval ?? true);
        }}
      >
        <fieldset disabled={!isOpen} className={classes['fields']}>
          <Stack gap="lg">
            <BasicsSection draft={draft} template={template} accounts={accounts} labelError={isChecked && draft.label.trim() === '' ? t`This is needed.` : undefined} onChange={change} />
            {isCode
              ? <CodeSection components={draft.components} at={at} onChange={changeParts} />
              : (
                <>
                  <TextsSection draft={draft} rules={rules} at={at} onChange={change} onParts={changeParts} />
                  <ButtonsSection buttons={draft.components.buttons} rules={rules} at={at} onChange={(buttons) => changeParts({ buttons })} />
                  <SamplesSection draft={draft} at={at} onChange={(samples) => changeParts({ samples })} />
                </>
              )}
          </Stack>
        </fieldset>
        <aside className={classes['preview']}>
          <TemplatePreview storeId={store.id} template={preview} values={previewValues(draft)} label={t`Preview`} />
          {rules?.approval === false && <p className={classes['plain']}>{t`This account sends it as plain text.`}</p>}
        </aside>
      </div>
    </Page>
  );
}

function previewValues({ components, category }: Draft): Record<string, string> {
  return { ...(category === 'authentication' ? { code: '123456' } : {}), ...components.samples };
}
