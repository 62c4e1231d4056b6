import { whySendRefused } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LayoutTemplate, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { LinkButton } from '../../../shared/page/links.js';
import { MoreRows } from '../../../shared/list/list.js';
import { Loaded, State } from '../../../shared/page/states.js';
import { sendableOf } from '../../../shared/templates/sendable.js';
import { TemplateStatusPill } from '../../../shared/templates/status-pill.js';
import { languageName } from '../../../shared/templates/template-texts.js';
import { type Template, templatesQuery } from '../../../shared/templates/templates-query.js';
import { templateQuery } from '../api/get-template.js';
import { accountNamesQuery } from '../api/list-account-names.js';
import type { Conversation } from '../model.js';
import classes from './template-dialog.module.css';
import { sendingTemplate } from './sending-template.js';
import { TemplateForm } from './template-form.js';

interface TemplateDialogProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  /** Set while free text is not possible: what was written, which may wait for the customer. */
  readonly draft?: string;
  readonly onParked?: () => void;
  readonly onClose: () => void;
}

/** Chooses an approved template, fills it in and sends it: what may still be sent after 24 hours (R211). */
export function TemplateDialog({ storeId, conversation, draft, onParked, onClose }: TemplateDialogProps) {
  const { t } = useLingui();
  const again = sendingTemplate.useAbout();
  const { data: sent, isLoading } = useQuery({ ...templateQuery(storeId, again?.templateId ?? ''), enabled: again !== undefined });
  const [picked, setPicked] = useState<Template | 'none'>();
  // What was sent before stands there filled in, until another one is wanted.
  const chosen = picked === 'none' ? undefined : picked ?? (sent && canBeSent(sent) ? sent : undefined);
  const setChosen = (next: Template | undefined): void => setPicked(next ?? 'none');
  return (
    <Dialog onClose={chosen === undefined ? onClose : () => setChosen(undefined)} title={chosen === undefined ? t`Send template` : chosen.label} size="xl" closeOnClickOutside={chosen === undefined} closeButtonProps={{ 'aria-label': chosen === undefined ? t`Close` : t`Back to the templates` }}>
      {isLoading && picked === undefined ? <Skeleton height={220} /> : chosen === undefined
        ? <Choices storeId={storeId} conversation={conversation} onChoose={setChosen} />
        : <TemplateForm storeId={storeId} conversation={conversation} template={chosen} {...(picked === undefined && again ? { sent: again.values } : {})} draft={draft} onParked={onParked} onBack={() => setChosen(undefined)} onSent={onClose} />}
    </Dialog>
  );
}

function Choices({ storeId, conversation, onChoose }: Pick<TemplateDialogProps, 'storeId' | 'conversation'> & { readonly onChoose: (template: Template) => void }) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const [words, setWords] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const { data: accounts = [] } = useQuery(accountNamesQuery(storeId));
  const q = useDeferredValue(words.trim());
  const query = useInfiniteQuery(templatesQuery(storeId, { ...(q === '' ? {} : { q }), ...(everywhere ? {} : { account_id: conversation.account_id }) }));
  return (
    <Stack gap="sm">
      <TextInput value={words} onChange={(event) => setWords(event.currentTarget.value)} leftSection={<Search size={15} aria-hidden />} placeholder={t`Search`} aria-label={t`Search templates`} data-autofocus dir="auto" />
      {accounts.length > 1 && <Checkbox size="sm" checked={everywhere} onChange={(event) => setEverywhere(event.currentTarget.checked)} label={t`Templates of other accounts too`} />}
      <Loaded query={query}>
        {(templates) => (templates.length === 0 ? (
          <State
            icon={LayoutTemplate} title={q === '' ? <Trans>No templates yet</Trans> : <Trans>Nothing matches your search.</Trans>}
            actions={q === '' && <LinkButton variant="default" to="/s/$storeSlug/templates" params={{ storeSlug }}><Trans>Open Templates</Trans></LinkButton>}
          >
            {q === '' && <Trans>Templates are the only way to write after 24 hours.</Trans>}
          </State>
        ) : <ul className={classes['list']}>{templates.toSorted(byUse).map((template) => <li key={template.id}><Choice template={template} account={accounts.find(({ id }) => id === template.account_id)?.name} onChoose={() => onChoose(template)} /></li>)}</ul>)}
      </Loaded>
      <MoreRows query={query} />
    </Stack>
  );
}

/** What can be sent first, and of that what was used last. */
function byUse(one: Template, other: Template): number {
  return Number(isSendable(other)) - Number(isSendable(one)) || (other.used_at ?? '').localeCompare(one.used_at ?? '') || one.label.localeCompare(other.label);
}
function isSendable({ status }: Template): boolean {
  return status === 'approved' || status === 'ready';
}

function canBeSent(template: Template): boolean {
  return whySendRefused(sendableOf(template), { id: template.account_id, isActive: true, businessAccountId: null, rendersLocally: false }) === undefined;
}

function Choice({ template, account, onChoose }: { readonly template: Template; readonly account: string | undefined; readonly onChoose: () => void }) {
  const { i18n } = useLingui();
  const isOpen = canBeSent(template);
  return (
    <UnstyledButton className={classes['choice']} disabled={!isOpen} onClick={onChoose}>
      <span className={classes['head']}>
        <Text size="sm" fw={600} component="span"><bdi>{template.label}</bdi></Text>
        <Text size="xs" c="dimmed" component="span">{languageName(template.language, i18n.locale)}{account !== undefined && <> · <bdi>{account}</bdi></>}</Text>
        {!isOpen && <TemplateStatusPill status={template.status} />}
      </span>
      <Text size="sm" c="dimmed" component="span" lineClamp={2} dir="auto">{template.components.body}</Text>
    </UnstyledButton>
  );
}
