import type { SetupStepKind } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { Loaded } from '../../../shared/page/states.js';
import { useDeleteChannelSetup } from '../api/delete-channel-setup.js';
import { type Setup, setupQuery } from '../api/get-channel-setup.js';
import { useUpdateChannelSetup } from '../api/update-channel-setup.js';
import { CredentialsStep } from './credentials-step.js';
import { DoneStep } from './done-step.js';
import { IntroductionStep } from './introduction-step.js';
import { LinkStep } from './link-step.js';
import { PreparationStep } from './preparation-step.js';
import { SetupSteps } from './setup-steps.js';
import { TestStep } from './test-step.js';
import { WebhookStep } from './webhook-step.js';
import { reachableStep, type StepProps } from './wizard.js';
import classes from './setup.module.css';

const STEPS: Readonly<Record<SetupStepKind, (props: StepProps) => React.ReactNode>> = {
  introduction: IntroductionStep, preparation: PreparationStep, credentials: CredentialsStep, webhook: WebhookStep, link: LinkStep, test: TestStep, done: DoneStep,
};

/** The setup wizard of a channel. The server keeps the progress: whoever comes back lands on the same step. */
export function SetupPage() {
  const { t, i18n } = useLingui();
  const store = useStore();
  const { provider } = useParams({ from: '/signed-in/frame/s/$storeSlug/settings/channels/$provider/setup' });
  const query = useQuery(setupQuery(store.id, provider, i18n.locale));
  const guide = query.data?.guide;
  const [round, setRound] = useState(0);
  return (
    <Page
      key={guide ? 'guide' : 'loading'} title={guide?.title ?? t`Channels`} place={store.name} description={guide?.subtitle}
      actions={query.data?.account && <StartOver setup={query.data} storeId={store.id} onDone={() => setRound(round + 1)} />}
    >
      <Loaded query={query} skeleton={<Skeleton h={420} radius="lg" />}>{(setup) => <Wizard key={round} storeId={store.id} setup={setup} />}</Loaded>
    </Page>
  );
}

function Wizard({ storeId, setup }: { readonly storeId: string; readonly setup: Setup }) {
  const { t, i18n } = useLingui();
  const { step: wanted } = useSearch({ from: '/signed-in/frame/s/$storeSlug/settings/channels/$provider/setup' });
  const navigate = useNavigate();
  const notices = useNotices();
  const { guide: { steps, fields }, provider, account, entered } = setup;
  const update = useUpdateChannelSetup(storeId, provider, i18n.locale);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => ({ ...account?.fields, ...entered }));
  const current = reachableStep(setup, wanted);
  const here = steps.findIndex(({ kind }) => kind === current);
  const step = steps[here];
  const go = (kind: SetupStepKind): void => {
    update.mutate({ step: kind }, { onError: notices.failed });
    void navigate({ from: '/s/$storeSlug/settings/channels/$provider/setup', search: { step: steps.findIndex((each) => each.kind === kind) + 1 } });
  };
  const before = steps[here - 1]?.kind;
  const after = steps[here + 1]?.kind;
  const back = before === undefined ? undefined : () => go(before);
  const hasSecrets = fields.some(({ name, secret }) => secret && (typed[name] ?? '') !== '');
  useShortcuts(useMemo(() => ({
    title: t`Setup`,
    shortcuts: [
      { keys: '$mod+Enter', label: t`Continue`, run: () => document.querySelector<HTMLFormElement>('#setup-step')?.requestSubmit() },
      { keys: 'Alt+ArrowLeft', label: t`Back`, run: () => document.querySelector<HTMLButtonElement>('[data-setup-back]')?.click() },
    ],
  }), [t]));
  if (!step) return null;
  const Step = STEPS[step.kind];
  return (
    <div className={classes['layout']}>
      <UnsavedGuard hasSecrets={hasSecrets} />
      <SetupSteps setup={setup} current={step.kind} go={go} />
      <Step
        key={step.kind} storeId={storeId} setup={setup} step={step} typed={typed} onType={setTyped} go={go} back={back}
        next={() => { if (after !== undefined) go(after); }} keep={(progress) => update.mutate(progress, { onError: notices.failed })}
      />
    </div>
  );
}

/** Secrets are on this page only until they are saved: leaving it asks first. Steps of the wizard are the same page. */
function UnsavedGuard({ hasSecrets }: { readonly hasSecrets: boolean }) {
  const { t } = useLingui();
  const blocker = useBlocker({
    withResolver: true, enableBeforeUnload: () => hasSecrets,
    shouldBlockFn: ({ current, next }) => hasSecrets && current.pathname !== next.pathname,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog onClose={blocker.reset} title={t`Leave the setup?`}>
      <Text size="sm"><Trans>The secrets that you typed are not saved yet. Everything else is kept.</Trans></Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={blocker.reset} data-autofocus><Trans>Stay</Trans></Button>
        <Button color="red" onClick={blocker.proceed}><Trans>Leave</Trans></Button>
      </Group>
    </Dialog>
  );
}

/** For another number, or after a wrong turn. */
function StartOver({ setup: { provider }, storeId, onDone }: { readonly setup: Setup; readonly storeId: string; readonly onDone: () => void }) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const navigate = useNavigate();
  const remove = useDeleteChannelSetup(storeId, provider);
  const ask = (): void => confirm({
    title: t`Start over with another number?`, body: <Trans>The number that you connected stays as it is. The wizard begins at its first step.</Trans>, action: t`Start over`,
    run: () => remove.mutate(undefined, {
      onError: notices.failed,
      onSuccess: () => {
        void navigate({ from: '/s/$storeSlug/settings/channels/$provider/setup', search: { step: 1 } });
        onDone();
      },
    }),
  });
  return <Button variant="default" size="xs" onClick={ask} loading={remove.isPending}><Trans>Start over</Trans></Button>;
}
