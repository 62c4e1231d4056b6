import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { BellOff, BellRing } from 'lucide-react';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { MoreRows } from '../../shared/list/list.js';
import { Modal } from '../../shared/page/layers.js';
import { useNotices } from '../../shared/page/notices.js';
import { FormError, Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { useEnterConsent } from './api/enter-consent.js';
import { consentFactsQuery } from './api/list-consent-facts.js';
import classes from './customers.module.css';
import type { ConsentFact, CustomerDetail } from './model.js';

/** Whether a customer wants marketing, how the store knows, and the way to change it. */
export function ConsentSection({ storeId, customer }: { readonly storeId: string; readonly customer: CustomerDetail }) {
  const { t } = useLingui();
  const facts = useInfiniteQuery(consentFactsQuery(storeId, customer.id));
  const [isAsking, dialog] = useDisclosure(false);
  const isStopped = customer.opted_out_at !== null;
  const isWanted = !isStopped && facts.data?.[0]?.allowed === true;
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        {isStopped && <Badge tt="none" variant="light" color="red" leftSection={<BellOff size={13} aria-hidden />}><Trans>Stopped</Trans></Badge>}
        {isWanted && <Badge tt="none" variant="light" color="teal" leftSection={<BellRing size={13} aria-hidden />}><Trans>Agreed</Trans></Badge>}
        {!isStopped && !isWanted && <Badge tt="none" variant="light" color="gray"><Trans>Nothing said</Trans></Badge>}
        <Button size="compact-sm" variant="default" onClick={dialog.open}>{isStopped ? t`Allow again` : t`Stop`}</Button>
      </Group>
      <Loaded query={facts} skeleton={null}>
        {(rows) => (rows.length === 0 ? <Text size="sm" c="dimmed"><Trans>They have said nothing about offers and campaigns. STOP and START are noted by themselves.</Trans></Text> : (
          <>
            <Text size="xs" c="dimmed" fw={600}><Trans>What they said, newest first</Trans></Text>
            <ol className={classes['consents']} aria-label={t`What they said about marketing`}>{rows.map((fact) => <Fact key={fact.id} fact={fact} />)}</ol>
            <MoreRows query={facts} />
          </>
        ))}
      </Loaded>
      <Modal opened={isAsking} onClose={dialog.close} title={isStopped ? t`Allow marketing again?` : t`Stop marketing?`} closeButtonProps={{ 'aria-label': t`Close` }}>
        <ReasonForm storeId={storeId} customerId={customer.id} allows={isStopped} onClose={dialog.close} />
      </Modal>
    </Stack>
  );
}

function Fact({ fact }: { readonly fact: ConsentFact }) {
  const { t } = useLingui();
  const how = {
    keyword: t`in a message`, button: t`with a button`, whatsapp: t`in WhatsApp itself`, refusal: t`told by WhatsApp when a message was refused`,
    person: fact.entered_by === null ? t`entered by your team` : t`entered by ${fact.entered_by}`, api: fact.entered_by === null ? t`entered by a program` : t`entered by ${fact.entered_by}`,
  };
  return (
    <li data-allowed={fact.allowed}>
      <Text size="sm" fw={500}>{fact.allowed ? t`Wants marketing` : t`Wants no marketing`}</Text>
      {fact.words !== null && fact.words !== '' && <Text size="sm" dir="auto" className={classes['said'] ?? ''}>“{fact.words}”</Text>}
      <Text size="xs" c="dimmed">{how[fact.source]} · <Moment at={fact.occurred_at} /></Text>
    </li>
  );
}

function ReasonForm({ storeId, customerId, allows, onClose }: { readonly storeId: string; readonly customerId: string; readonly allows: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  const enter = useEnterConsent(storeId, customerId);
  const notices = useNotices();
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: (value) => (value.trim() === '' ? t`Say how you know` : null) } });
  const save = form.onSubmit(({ reason }) => enter.mutate({ allowed: allows, reason: reason.trim() }, {
    onSuccess: () => {
      notices.done(allows ? t`They get marketing again` : t`They get no more marketing`);
      onClose();
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <HeldForm isSaving={enter.isPending} noValidate onSubmit={save}>
      <Stack>
        <Text size="sm" c="dimmed">{allows ? t`They asked for it to end. Write down where and when they agreed again: you may have to prove it.` : t`They get no offers and campaigns any more. You can still answer their questions and write about their orders.`}</Text>
        <Textarea label={t`How do you know?`} placeholder={allows ? t`Ticked the box at the checkout on 3 May` : t`Asked on the phone`} data-autofocus autosize minRows={2} maxRows={6} maxLength={500} dir="auto" {...form.getInputProps('reason')} />
        <FormError error={enter.error} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" {...(allows ? {} : { color: 'red' })} loading={enter.isPending}>{allows ? t`Allow again` : t`Stop marketing`}</Button></Group>
      </Stack>
    </HeldForm>
  );
}
