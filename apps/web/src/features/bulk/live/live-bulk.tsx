import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Ban, CirclePause, Download, Hourglass, Pause, Play, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useDownload } from '../../../shared/page/use-download.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page, Section } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { UndeliveredToday } from '../../../shared/failures/undelivered.js';
import { type BulkAction, useControlBulkMessage } from '../api/control-bulk-message.js';
import { reportQuery } from '../api/get-bulk-report.js';
import type { RecipientFilter } from '../api/list-bulk-recipients.js';
import { BackToBulk } from '../back-to-bulk.js';
import figures from '../../../shared/list/figures.module.css';
import classes from '../bulk.module.css';
import { durationText } from '../duration-text.js';
import type { BulkMessage, BulkReport } from '../model.js';
import { ProgressBar } from '../progress-bar.js';
import { BulkStatusPill } from '../status-pill.js';
import { MomentAhead } from './moment-ahead.js';
import { Outcome } from './outcome.js';
import { Reasons } from './reasons.js';
import { RecipientsSection } from './recipients-section.js';
import { Undecided } from './undecided.js';

interface LiveProps { readonly storeId: string; readonly storeName: string; readonly bulk: BulkMessage; readonly mayChange: boolean }

/** How one bulk message goes: while it runs, and afterwards. */
export function LiveBulk({ storeId, storeName, bulk, mayChange }: LiveProps) {
  const report = useQuery(reportQuery(storeId, bulk.id));
  const [filter, setFilter] = useState<RecipientFilter>({});
  return (
    <Page title={bulk.title} place={storeName} description={<BackToBulk />} actions={<Actions storeId={storeId} bulk={bulk} mayChange={mayChange} retryable={report.data?.retryable ?? 0} />}>
      <PauseNotice bulk={bulk} />
      {bulk.waits_for_limit && <Alert color="gray" variant="light" icon={<Hourglass size={18} aria-hidden />}><Trans>WhatsApp lets this business begin only so many conversations in 24 hours, and that many were begun. It goes on by itself as soon as the limit allows.</Trans></Alert>}
      <Undecided storeId={storeId} bulk={bulk} mayChange={mayChange} onShow={() => setFilter({ status: 'unknown' })} />
      <UndeliveredToday />
      <Section>
        <Stack>
          <Group justify="space-between" gap="xs">
            <Group gap="sm"><BulkStatusPill bulk={bulk} /><Text size="sm" c="dimmed"><bdi dir="ltr" className={classes['whole']}>{bulk.name}</bdi></Text></Group>
            <Text size="sm" c="dimmed" role="status"><WhatHappens bulk={bulk} report={report.data} /></Text>
          </Group>
          <ProgressBar progress={bulk.progress} />
          <Counts bulk={bulk} replied={report.data?.replied ?? 0} />
          <Outcome storeId={storeId} bulk={bulk} report={report.data} />
        </Stack>
      </Section>
      <Loaded query={report} skeleton={null}>{({ reasons }) => (reasons.length === 0 ? null : <Reasons reasons={reasons} onShow={(reason) => setFilter({ reason })} />)}</Loaded>
      <RecipientsSection storeId={storeId} bulkId={bulk.id} filter={filter} onFilter={setFilter} />
    </Page>
  );
}

function WhatHappens({ bulk, report }: { readonly bulk: BulkMessage; readonly report: BulkReport | undefined }) {
  const { pending, recipients } = bulk.progress;
  if (bulk.status === 'queued' && bulk.scheduled_at !== null) return <Trans>Starts <Moment at={bulk.scheduled_at} /></Trans>;
  if (bulk.waits_for_limit) return <Trans>Waits for WhatsApp's daily limit</Trans>;
  if (bulk.status === 'in_progress' && bulk.asleep_until !== null) return <Trans>Quiet hours. Goes on <MomentAhead at={bulk.asleep_until} /></Trans>;
  if (bulk.status === 'in_progress') {
    if (pending === 0) return <Trans>Waits for WhatsApp's answers</Trans>;
    if (pending === recipients) return <Trans>A few go out first</Trans>;
    return report !== undefined && <Pace report={report} />;
  }
  if (bulk.finished_at !== null) return <Trans>Ended <Moment at={bulk.finished_at} /></Trans>;
  return <Trans>Made by <bdi>{bulk.created_by}</bdi></Trans>;
}

/** How fast it goes out, and how long the rest takes at that pace. */
function Pace({ report: { seconds_left: secondsLeft, per_second: perSecond } }: { readonly report: BulkReport }) {
  const { i18n } = useLingui();
  if (secondsLeft === null || secondsLeft === 0 || perSecond === null) return null;
  const left = durationText(i18n.locale, secondsLeft);
  return perSecond < 1
    ? <Trans>{i18n.number(perSecond * 60, { maximumFractionDigits: 1 })} a minute · {left} left</Trans>
    : <Trans>{i18n.number(perSecond, { maximumFractionDigits: 1 })} a second · {left} left</Trans>;
}

function Counts({ bulk: { progress }, replied }: { readonly bulk: BulkMessage; readonly replied: number }) {
  const { t, i18n } = useLingui();
  const { recipients, pending, sending, unknown, sent, delivered, read, failed, skipped } = progress;
  const waiting = pending + sending;
  const counts: readonly (readonly [name: string, count: number, tone?: string])[] = [
    [t`Recipients`, recipients],
    ...(waiting > 0 || unknown === 0 ? [[t({ message: 'Waiting', context: 'bulk recipient' }), waiting] as const] : []),
    ...(unknown > 0 ? [[t({ message: 'Not known yet', context: 'bulk recipient' }), unknown] as const] : []),
    [t({ message: 'Sent', context: 'bulk recipient' }), sent], [t({ message: 'Delivered', context: 'bulk recipient' }), delivered + read, 'good'],
    [t({ message: 'Read', context: 'bulk recipient' }), read, 'good'], [t`Answered`, replied, 'good'], [t({ message: 'Failed', context: 'bulk recipient' }), failed, 'bad'], [t({ message: 'Left out', context: 'bulk recipient' }), skipped],
  ];
  return <dl className={figures['counts']} data-many>{counts.map(([name, count, tone]) => <div key={name} data-tone={count === 0 ? undefined : tone}><dt>{name}</dt><dd>{i18n.number(count)}</dd></div>)}</dl>;
}

function PauseNotice({ bulk }: { readonly bulk: BulkMessage }) {
  const text = usePauseText(bulk);
  if (bulk.status !== 'paused') return null;
  return <Alert color={bulk.pause_reason === 'person' ? 'gray' : 'yellow'} variant="light" icon={<CirclePause size={18} aria-hidden />}>{text}</Alert>;
}

function usePauseText(bulk: BulkMessage): string {
  const { t } = useLingui();
  const [failed = '', reported = ''] = (bulk.pause_detail ?? '').split('/');
  const texts = {
    failures: t`It paused by itself: ${failed} of the last ${reported} messages were refused. Look at the reasons below before you go on.`,
    account_paused: t`It paused by itself: the credentials of the number do not work. Correct them under Accounts, then go on.`, person: t`Somebody paused it. Nobody is written to until it goes on.`,
  };
  return texts[bulk.pause_reason ?? 'person'];
}

/** Space is for the whole page: the focus is on no link, and in no table that scrolls. */
function isFree(): boolean {
  return !document.activeElement?.closest('a, [tabindex="0"]');
}

function Actions({ storeId, bulk, mayChange, retryable }: { readonly storeId: string; readonly bulk: BulkMessage; readonly mayChange: boolean; readonly retryable: number }) {
  const { t } = useLingui();
  const notices = useNotices();
  const confirm = useConfirm();
  const { mutate, isPending, variables } = useControlBulkMessage(storeId, bulk.id);
  const { onClick, isPending: isDownloading } = useDownload();
  const run = useMemo(() => (action: BulkAction): void => {
    if (!isPending) mutate(action, { onError: (error) => notices.failed(error) });
  }, [isPending, mutate, notices]);
  const isOn = bulk.status === 'queued' || bulk.status === 'in_progress';
  const isPaused = bulk.status === 'paused';
  const mayRetry = retryable > 0 && (isPaused || bulk.status === 'partially_failed' || bulk.status === 'completed');
  const pauseText = usePauseText(bulk);
  const askToGoOn = (): void => confirm({ title: bulk.title, body: pauseText, action: t`Go on`, isUndoable: true, run: () => run('resume') });
  const latest = useRef(askToGoOn);
  useEffect(() => {
    latest.current = askToGoOn;
  });
  useShortcuts(useMemo(() => ({
    title: t`Bulk message`,
    shortcuts: mayChange ? [
      ...(isOn ? [{ keys: 'Space', label: t`Pause`, applies: isFree, run: () => run('pause') }] : isPaused ? [{ keys: 'Space', label: t`Go on`, applies: isFree, run: () => latest.current() }] : []),
      ...(mayRetry ? [{ keys: 'Shift+r', label: t`Try the failed ones again`, run: () => run('retry-failed') }] : []),
    ] : [],
  }), [t, mayChange, isOn, isPaused, mayRetry, run]));
  const busy = (action: BulkAction): boolean => isPending && variables === action;
  const cancel = (): void => confirm({ title: t`Write to nobody else?`, body: t`Those who have it keep it. The others do not get it, and it cannot go on.`, action: t`Cancel the rest`, run: () => run('cancel') });
  return (
    <Group gap="xs">
      {mayChange && isOn && <Button leftSection={<Pause size={16} aria-hidden />} loading={busy('pause')} onClick={() => run('pause')}><Trans>Pause</Trans></Button>}
      {mayChange && isPaused && <Button leftSection={<Play size={16} aria-hidden />} loading={busy('resume')} onClick={() => run('resume')}><Trans>Go on</Trans></Button>}
      {mayChange && mayRetry && <Button variant="default" leftSection={<RotateCcw size={16} aria-hidden />} loading={busy('retry-failed')} onClick={() => run('retry-failed')}><Plural value={retryable} one="Try # again" other="Try # again" /></Button>}
      {mayChange && (isOn || isPaused) && <Button variant="default" leftSection={<Ban size={16} aria-hidden />} loading={busy('cancel')} onClick={cancel}><Trans>Cancel the rest</Trans></Button>}
      <Button component="a" variant="default" leftSection={<Download size={16} aria-hidden />} href={`/api/v1/stores/${storeId}/bulk-messages/${bulk.id}/export`} download loading={isDownloading} onClick={onClick}><Trans>Export</Trans></Button>
    </Group>
  );
}
