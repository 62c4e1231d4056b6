import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page, Section } from '../../../shared/page/page.js';
import { useDeleteBulkMessage } from '../api/delete-bulk-message.js';
import { recipientListQuery } from '../api/get-recipient-list.js';
import { useUpdateBulkMessage } from '../api/update-bulk-message.js';
import { BackToBulk } from '../back-to-bulk.js';
import type { BulkMessage } from '../model.js';
import { CheckStep } from './check-step.js';
import { RecipientsStep } from './recipients-step.js';
import { type StepName, STEPS, Steps } from './steps.js';
import { TemplateStep } from './template-step.js';
import { ValuesStep } from './values-step.js';
import { WhenStep } from './when-step.js';

export interface StepProps { readonly storeId: string; readonly bulk: BulkMessage; readonly onNext: () => void }

/** A draft, from the template to its start. Every step is saved as it is made. */
export function Composer({ storeId, storeName, bulk, mayChange }: { readonly storeId: string; readonly storeName: string; readonly bulk: BulkMessage; readonly mayChange: boolean }) {
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { step = 'template' } = useSearch({ from: '/signed-in/frame/s/$storeSlug/bulk/$bulkId' });
  const listId = bulk.recipient_type === 'list' ? bulk.list_id : bulk.own_list_id;
  const { data: list } = useQuery({ ...recipientListQuery(storeId, listId ?? ''), enabled: listId !== null });
  const go = (next: StepName): void => void navigate({ to: '/s/$storeSlug/bulk/$bulkId', params: { storeSlug, bulkId: bulk.id }, search: { step: next } });
  const isDone = (name: StepName): boolean => ({
    template: bulk.template_id !== null, recipients: (list?.recipients ?? 0) > 0, values: bulk.template_id !== null && Object.keys(bulk.values).length > 0, when: STEPS.indexOf(step) > STEPS.indexOf('when'), check: false,
  })[name];
  const next = (): void => go(STEPS[STEPS.indexOf(step) + 1] ?? 'check');
  const props: StepProps = { storeId, bulk, onNext: next };
  return (
    <Page title={bulk.title} place={storeName} description={<BackToBulk />} actions={mayChange && <DeleteButton storeId={storeId} bulk={bulk} />}>
      <Section p="lg">
        <Steps current={step} isDone={isDone} onStep={go} />
        {step === 'template' && <><TitleField key={bulk.title} storeId={storeId} bulk={bulk} /><TemplateStep {...props} /></>}
        {step === 'recipients' && <RecipientsStep {...props} />}
        {step === 'values' && <ValuesStep key={bulk.template_id} {...props} columns={list?.columns ?? []} />}
        {step === 'when' && <WhenStep {...props} />}
        {step === 'check' && <CheckStep {...props} onStep={go} />}
      </Section>
    </Page>
  );
}

function TitleField({ storeId, bulk }: { readonly storeId: string; readonly bulk: BulkMessage }) {
  const { t } = useLingui();
  const update = useUpdateBulkMessage(storeId, bulk.id);
  const notices = useNotices();
  const [title, setTitle] = useState(bulk.title);
  const save = (): void => {
    if (title.trim() !== '' && title.trim() !== bulk.title) update.mutate({ title: title.trim() }, { onError: (error) => notices.failed(error) });
  };
  return <TextInput mb="lg" maw={460} label={t`Title`} description={<Trans>For your team: customers do not see it. Its name is <bdi dir="ltr">{bulk.name}</bdi>.</Trans>} maxLength={200} dir="auto" value={title} onChange={(event) => setTitle(event.currentTarget.value)} onBlur={save} />;
}

function DeleteButton({ storeId, bulk }: { readonly storeId: string; readonly bulk: BulkMessage }) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const remove = useDeleteBulkMessage(storeId, bulk.id);
  const ask = (): void => confirm({
    title: t`Delete this draft?`, body: t`Its recipients go with it. Shared lists stay.`, action: t`Delete`,
    run: () => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/s/$storeSlug/bulk', params: { storeSlug } }), onError: (error) => notices.failed(error) }),
  });
  return <Group><Button variant="default" leftSection={<Trash2 size={16} aria-hidden />} loading={remove.isPending} onClick={ask}><Trans>Delete draft</Trans></Button></Group>;
}
