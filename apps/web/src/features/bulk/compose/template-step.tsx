import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { plainText } from '../../../shared/message/wa-format.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Loaded, NothingFound, State } from '../../../shared/page/states.js';
import { languageName } from '../../../shared/templates/template-texts.js';
import { accountsOfBulkQuery } from '../api/list-accounts.js';
import { sendableTemplatesQuery } from '../api/list-sendable-templates.js';
import { useUpdateBulkMessage } from '../api/update-bulk-message.js';
import classes from '../bulk.module.css';
import type { Template } from '../model.js';
import type { StepProps } from './composer.js';

/** How many are shown before one has to search. */
const SHOWN = 8;

/** What is said: only what WhatsApp has approved (R169). */
export function TemplateStep({ storeId, bulk, onNext }: StepProps) {
  const { t } = useLingui();
  const templates = useQuery(sendableTemplatesQuery(storeId));
  const accounts = useQuery(accountsOfBulkQuery(storeId));
  const update = useUpdateBulkMessage(storeId, bulk.id);
  const notices = useNotices();
  const [q, setQ] = useState('');
  const onError = (error: unknown): void => notices.failed(error);
  // The mark moves with the tap, not with the answer.
  const chosenId = update.isPending ? update.variables.template_id ?? bulk.template_id : bulk.template_id;
  const choose = (id: string): void => update.mutate({ template_id: id, account_id: null }, { onError });
  const matches = ({ label, name, components }: Template): boolean => `${label} ${name} ${components.body}`.toLowerCase().includes(q.trim().toLowerCase());
  return (
    <Stack>
      <Loaded query={templates}>
        {(all) => {
          if (all.length === 0) return <State icon={LayoutTemplate} title={<Trans>No template can be sent yet</Trans>}><Trans>WhatsApp lets stores write first only with an approved template. Make one under Templates and hand it in.</Trans></State>;
          const found = all.filter(matches);
          const shown = found.slice(0, SHOWN);
          const hidden = found.slice(SHOWN).filter(({ id }) => id === bulk.template_id);
          return (
            <>
              {all.length > 4 && <TextInput type="search" aria-label={t`Search templates`} placeholder={t`Search templates`} maw={320} value={q} onChange={(event) => setQ(event.currentTarget.value)} />}
              {found.length === 0 ? <NothingFound what={q} onClear={() => setQ('')} /> : (
                <div className={classes['choices']} role="radiogroup" aria-label={t`Template`}>
                  {[...shown, ...hidden].map((template) => <Choice key={template.id} template={template} isChosen={template.id === chosenId} account={accounts.data?.find(({ id }) => id === template.account_id)?.name} onChoose={choose} />)}
                </div>
              )}
              {found.length > SHOWN && <Text size="xs" c="dimmed"><Trans>More are there: search for one.</Trans></Text>}
            </>
          );
        }}
      </Loaded>
      {bulk.template_id !== null && (accounts.data?.length ?? 0) > 1 && (
        <NativeSelect
          maw={420} label={t`Sent through`} description={t`Another account works only where it shares the template: within one business account, or where templates are sent as plain text.`} value={bulk.account_id ?? ''}
          data={[{ value: '', label: t`The account of the template` }, ...(accounts.data ?? []).filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => update.mutate({ account_id: event.currentTarget.value || null }, { onError })}
        />
      )}
      <Group justify="flex-end"><Button disabled={bulk.template_id === null} onClick={onNext}><Trans>Next: recipients</Trans></Button></Group>
    </Stack>
  );
}

interface ChoiceProps { readonly template: Template; readonly isChosen: boolean; readonly account: string | undefined; readonly onChoose: (id: string) => void }

function Choice({ template, isChosen, account, onChoose }: ChoiceProps) {
  const { t, i18n } = useLingui();
  const categories = { marketing: t({ message: 'Marketing', context: 'template' }), utility: t({ message: 'Utility', context: 'template' }), authentication: t({ message: 'Login code', context: 'template' }) };
  return (
    <label className={classes['choice']} data-checked={isChosen || undefined}>
      <input type="radio" name="template" className={classes['radio']} checked={isChosen} aria-label={template.label} onChange={() => onChoose(template.id)} />
      <Stack gap={4} miw={0} flex={1}>
        <Group gap={8}>
          <Text size="sm" fw={600} dir="auto">{template.label}</Text>
          <Badge size="sm" tt="none" variant="light" color={template.category === 'marketing' ? 'grape' : 'blue'}>{categories[template.category]}</Badge>
          <Text size="xs" c={isChosen ? 'inherit' : 'dimmed'}>{languageName(template.language, i18n.locale)}{account !== undefined && <> · <bdi>{account}</bdi></>}</Text>
        </Group>
        <span className={classes['body']} dir="auto">{plainText(template.components.body)}</span>
      </Stack>
    </label>
  );
}
