import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CopyPlus, EllipsisVertical, History, Trash2 } from 'lucide-react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { languageName } from '../../../shared/templates/template-texts.js';
import { useDeleteTemplate } from '../api/delete-template.js';
import { languagesQuery } from '../api/list-languages.js';
import { Fate } from './fate.js';
import { VersionsDialog } from './versions-dialog.js';

interface EditorActionsProps {
  readonly template: Template | undefined;
  readonly isOpen: boolean;
  /** Somebody else changed it, and nobody has chosen whose words stay. */
  readonly isUndecided: boolean;
  readonly isDirty: boolean;
  /** Whether handing in, or saving where nobody approves, would do something. */
  readonly maySubmit: boolean;
  readonly needsApproval: boolean;
  readonly isSaving: boolean;
  /** How many are left, once somebody asked. */
  readonly problems: number;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
}

/** Save, hand in, and what is rarely done. */
export function EditorActions({ template, isOpen, isUndecided, isDirty, maySubmit, needsApproval, isSaving, problems, onSave, onSubmit }: EditorActionsProps) {
  const { t } = useLingui();
  const isDraft = template === undefined || template.status === 'draft';
  const isKnown = !isDraft && needsApproval;
  return (
    <Group gap="xs">
      {problems > 0 && <Text size="sm" c="red" role="status"><Plural value={problems} one="# thing to put right" other="# things to put right" /></Text>}
      {isOpen && isDraft && needsApproval && <Button variant="default" loading={isSaving} disabled={isUndecided || (!isDirty && template !== undefined)} onClick={onSave}><Trans>Save draft</Trans></Button>}
      {isOpen && needsApproval && <Button loading={isSaving} disabled={!maySubmit} onClick={onSubmit}>{isKnown ? <Trans>Hand in the change</Trans> : <Trans>Hand in</Trans>}</Button>}
      {isOpen && !needsApproval && <Button loading={isSaving} disabled={!maySubmit} onClick={onSave}>{t`Save`}</Button>}
      {template && <MoreActions template={template} />}
    </Group>
  );
}

function MoreActions({ template }: { readonly template: Template }) {
  const { t, i18n } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const { storeSlug = '' } = useParams({ strict: false });
  const [isHistory, history] = useDisclosure();
  const remove = useDeleteTemplate(store.id);
  const { label, language } = template;
  const { data } = useQuery(languagesQuery(store.id, template.name, template.account_id));
  const languages = data ?? [template];
  const ask = (everyLanguage: boolean): void => confirm({
    title: everyLanguage ? t`Delete ${label} in every language?` : languages.length < 2 ? t`Delete ${label}?` : t`Delete ${label} in ${languageName(language, i18n.locale)}?`,
    body: <Fate gone={everyLanguage ? languages : [template]} isLast={everyLanguage || languages.length < 2} />,
    action: everyLanguage ? t`Delete every language` : t`Delete template`,
    run: () => remove.mutate({ id: template.id, everyLanguage }, {
      onSuccess: () => void navigate({ to: '/s/$storeSlug/templates', params: { storeSlug }, search: {}, ignoreBlocker: true }), onError: notices.failed,
    }),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="default" size={36} aria-label={t`More`} loading={remove.isPending}><EllipsisVertical size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<History size={16} aria-hidden />} onClick={history.open}><Trans>Earlier versions</Trans></Menu.Item>
          {mayChange && <Menu.Item leftSection={<CopyPlus size={16} aria-hidden />} onClick={() => void navigate({ to: '/s/$storeSlug/templates/new', params: { storeSlug }, search: { from: template.id } })}><Trans>Duplicate</Trans></Menu.Item>}
          {mayChange && <Menu.Divider />}
          {mayChange && <Menu.Item color="red" leftSection={<Trash2 size={16} aria-hidden />} disabled={data === undefined} onClick={() => ask(false)}>{languages.length < 2 ? <Trans>Delete template</Trans> : <Trans>Delete this language</Trans>}</Menu.Item>}
          {mayChange && languages.length > 1 && <Menu.Item color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={() => ask(true)}><Trans>Delete every language</Trans></Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {isHistory && <VersionsDialog template={template} onClose={history.close} />}
    </>
  );
}
