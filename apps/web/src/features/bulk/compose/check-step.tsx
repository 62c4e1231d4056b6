import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BellOff, Hourglass, Moon, Send, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useIsAtLeast } from '../../../shared/people/me.js';
import { formatMicro } from '../../../shared/formats/micro-money.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError, Loaded } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { useControlBulkMessage } from '../api/control-bulk-message.js';
import { estimateQuery } from '../api/estimate-bulk-message.js';
import { useTestBulkMessage } from '../api/test-bulk-message.js';
import figures from '../../../shared/list/figures.module.css';
import classes from '../bulk.module.css';
import { durationText } from '../duration-text.js';
import type { BulkEstimate } from '../model.js';
import type { StepProps } from './composer.js';
import { Samples } from './samples.js';
import type { StepName } from './steps.js';

/** From so many on, the number is typed before it starts. */
const TYPED_FROM = 1000;

/** Everything once more, a test to oneself, and the start. */
export function CheckStep({ storeId, bulk, onStep }: StepProps & { readonly onStep: (step: StepName) => void }) {
  const estimate = useQuery({ ...estimateQuery(storeId, bulk.id), retry: false });
  if (estimate.error instanceof ApiError && estimate.error.code === 'bulk_message.incomplete') return <Incomplete error={estimate.error} onStep={onStep} />;
  return (
    <div className={classes['split']}>
      <Stack>
        <Loaded query={estimate}>{(data) => <><Facts estimate={data} scheduledAt={bulk.scheduled_at} /><TestSend storeId={storeId} bulkId={bulk.id} /><Start storeId={storeId} bulkId={bulk.id} count={data.to_send} isLater={bulk.scheduled_at !== null} onStep={onStep} /></>}</Loaded>
      </Stack>
      <Samples storeId={storeId} bulkId={bulk.id} />
    </div>
  );
}

function stepOf(error: ApiError): StepName {
  const pointer = error.details.fields?.[0]?.pointer ?? '';
  if (pointer.startsWith('/values')) return 'values';
  if (pointer === '/scheduled_at') return 'when';
  return pointer === '/template_id' || pointer === '/account_id' ? 'template' : 'recipients';
}

function Incomplete({ error, onStep }: { readonly error: ApiError; readonly onStep: (step: StepName) => void }) {
  const step = stepOf(error);
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />} role="alert">
      <Stack gap="sm" align="flex-start"><Text size="sm"><WhatIsMissing step={step} /></Text><Button size="xs" variant="default" onClick={() => onStep(step)}><Trans>Take me there</Trans></Button></Stack>
    </Alert>
  );
}

function WhatIsMissing({ step }: { readonly step: StepName }) {
  switch (step) {
    case 'template': return <Trans>The template or the account cannot be used as it is: choose an approved template, and an active account that may send it.</Trans>;
    case 'values': return <Trans>A value of the template is still missing.</Trans>;
    case 'when': return <Trans>The time has passed in the meantime.</Trans>;
    case 'recipients': case 'check': return <Trans>Nobody would get it yet: add recipients.</Trans>;
  }
}

function Facts({ estimate, scheduledAt }: { readonly estimate: BulkEstimate; readonly scheduledAt: string | null }) {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: 'region', fallback: 'code' });
  const { recipients, opted_out: optedOut, not_agreed: notAgreed, value_missing: valueMissing, duplicates, to_send: toSend, waiting, countries, estimated_cost: cost, reach } = estimate;
  const others = valueMissing + duplicates;
  return (
    <Stack gap="sm">
      <dl className={figures['counts']}>
        <div data-tone="good"><dt><Trans>Will get it</Trans></dt><dd>{i18n.number(toSend)}</dd></div>
        <div><dt><Trans>Takes about</Trans></dt><dd>{durationText(i18n.locale, estimate.seconds)}</dd></div>
        {cost !== null && <div><dt><Trans>Costs about</Trans></dt><dd>{formatMicro(cost.amount_micro, cost.currency, i18n.locale)}</dd></div>}
        <div><dt><Trans>Starts</Trans></dt><dd style={{ fontSize: 15 }}>{scheduledAt === null ? t`At once` : <Moment at={scheduledAt} />}</dd></div>
      </dl>
      {optedOut + notAgreed + others > 0 && (
        <Alert variant="light" color="gray" icon={<BellOff size={18} aria-hidden />} p="sm">
          {optedOut > 0 && <Plural value={optedOut} one="# person stopped marketing and is left out." other="# people stopped marketing and are left out." />} {notAgreed > 0 && <Plural value={notAgreed} one="# has not agreed to marketing and is left out." other="# have not agreed to marketing and are left out." />}{' '}
          {others > 0 && <Plural value={others} one="# is left out: a value is missing, or it is the second number of a person." other="# are left out: a value is missing, or it is the second number of a person." />}
        </Alert>
      )}
      {reach !== null && reach.later > 0 && (
        <Alert variant="light" color="yellow" icon={<Hourglass size={18} aria-hidden />} p="sm">
          <Trans>WhatsApp lets this business begin {i18n.number(reach.limit)} conversations in 24 hours, and {i18n.number(reach.left)} are left for bulk messages now.</Trans>{' '}
          <Plural value={reach.days} one="It takes # day." other="The others get it as the limit allows: it takes about # days." />
        </Alert>
      )}
      {waiting > 0 && <Alert variant="light" color="gray" icon={<Moon size={18} aria-hidden />} p="sm"><Plural value={waiting} one="# person sleeps then and gets it in the morning." other="# people sleep then and get it in the morning." /></Alert>}
      <Text size="sm"><Trans>Through <strong><bdi>{estimate.account_name}</bdi></strong></Trans>{estimate.is_override && <> · <Trans>another account than the template's</Trans></>} · <Trans>{i18n.number(estimate.per_second, { maximumFractionDigits: 2 })} a second, so that your team's messages never wait</Trans></Text>
      {countries.length > 0 && <Text size="sm" c="dimmed">{countries.slice(0, 6).map(({ country, count }) => `${country === null ? t`Other` : names.of(country) ?? country}: ${i18n.number(count)}`).join(' · ')}{recipients > 0 && countries.length > 6 && ' …'}</Text>}
      {cost !== null && cost.unpriced > 0 && <Text size="sm"><Plural value={cost.unpriced} one="For # of them the rate card has no price." other="For # of them the rate card has no price." /></Text>}
      {estimate.is_charged && <Text size="sm" c="dimmed"><Trans>WhatsApp charges by the country of the recipient and the category of the template. <Anchor size="sm" underline="always" href="https://developers.facebook.com/docs/whatsapp/pricing" target="_blank" rel="noreferrer">Prices</Anchor></Trans></Text>}
    </Stack>
  );
}

function TestSend({ storeId, bulkId }: { readonly storeId: string; readonly bulkId: string }) {
  const { t } = useLingui();
  const test = useTestBulkMessage(storeId, bulkId);
  const notices = useNotices();
  const mayChange = useIsAtLeast('admin');
  const [to, setTo] = useState('');
  if (!mayChange) return null;
  const submit = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    test.mutate(to, { onSuccess: () => notices.done(t`The test is on its way`) });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <TextInput flex="1 1 220px" label={t`Test to your own phone`} type="tel" placeholder="+49 170 1234567" dir="ltr" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        <Button type="submit" variant="default" disabled={to.trim() === ''} loading={test.isPending}><Trans>Send a test</Trans></Button>
      </Group>
      <FormError error={test.error} />
    </form>
  );
}

function Start({ storeId, bulkId, count, isLater, onStep }: { readonly storeId: string; readonly bulkId: string; readonly count: number; readonly isLater: boolean; readonly onStep: (step: StepName) => void }) {
  const { t, i18n } = useLingui();
  const control = useControlBulkMessage(storeId, bulkId);
  const mayChange = useIsAtLeast('admin');
  const [typed, setTyped] = useState('');
  const isTyped = count < TYPED_FROM || typed.replaceAll(/\D/g, '') === String(count);
  if (!mayChange) return <Text size="sm" c="dimmed"><Trans>Owners and admins of the store can start it.</Trans></Text>;
  if (control.error instanceof ApiError && control.error.code === 'bulk_message.incomplete') return <Incomplete error={control.error} onStep={onStep} />;
  return (
    <Stack gap="sm">
      {count >= TYPED_FROM && <TextInput maw={280} label={t`Type ${i18n.number(count)} to start`} inputMode="numeric" dir="ltr" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
      <FormError error={control.error} />
      <Group justify="flex-end">
        <Button leftSection={<Send size={16} aria-hidden />} disabled={count === 0 || !isTyped} loading={control.isPending} onClick={() => control.mutate('start')}>
          {isLater ? <Plural value={count} one="Schedule for # person" other="Schedule for # people" /> : <Plural value={count} one="Send to # person" other="Send to # people" />}
        </Button>
      </Group>
    </Stack>
  );
}
