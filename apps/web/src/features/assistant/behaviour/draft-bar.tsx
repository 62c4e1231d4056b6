import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, FlaskConical, History, PencilLine } from 'lucide-react';
import { installation } from '../../../shared/api/installation.js';
import { assistantQuery } from '../../../shared/assistant/assistant.js';
import { useConfirm } from '../../../shared/page/confirm.js';
import { LinkButton } from '../../../shared/page/links.js';
import type { Store } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { type Draft, useDiscardDraft } from '../api/draft.js';
import classes from './behaviour.module.css';

interface DraftBarProps {
  readonly store: Store;
  readonly draft: Draft;
  readonly mayChange: boolean;
  readonly onDiscarded: (draft: Draft) => void;
  readonly onPublish: () => void;
}

/** Whether customers get what stands below, and the way there. */
export function DraftBar({ store, draft: { changes }, mayChange, onDiscarded, onPublish }: DraftBarProps) {
  const { t } = useLingui();
  const { product } = installation;
  const confirm = useConfirm();
  const notices = useNotices();
  const discard = useDiscardDraft(store.id);
  const { data: assistant } = useQuery(assistantQuery(store.id));
  const version = assistant?.version ?? null;
  const isDraft = changes.length > 0;
  const askDiscard = (): void => confirm({
    title: t`Throw the draft away?`, action: t`Throw away`, body: <Trans>Everything that is not published is lost. Customers notice nothing: they get the published behaviour all the time.</Trans>,
    run: () => discard.mutate(undefined, { onSuccess: onDiscarded, onError: notices.failed }),
  });
  const params = { storeSlug: store.slug };
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={t`Draft`} className={classes['draftBar']} data-draft={isDraft || undefined}>
      <span className={classes['draftIcon']}>{isDraft ? <PencilLine size={20} aria-hidden /> : <CircleCheck size={20} aria-hidden />}</span>
      <div className={classes['draftText']}>
        <Text fw={600} component="div">{isDraft ? <Plural value={changes.length} one="Draft with # change" other="Draft with # changes" /> : version === null ? <Trans>As {product} comes</Trans> : <Trans>Version {version} is published</Trans>}</Text>
        <Text size="sm" c="dimmed" component="div">{isDraft ? <Trans>Customers do not get it yet. Try it in the playground, then publish it.</Trans> : <Trans>Customers get what stands below. What you change here becomes a draft first.</Trans>}</Text>
      </div>
      <Group gap="xs" className={classes['draftActions']}>
        <LinkButton variant="subtle" size="sm" leftSection={<History size={16} aria-hidden />} to="/s/$storeSlug/assistant/versions" params={params}><Trans>Versions</Trans></LinkButton>
        {mayChange && isDraft && (
          <>
            <LinkButton variant="default" size="sm" leftSection={<FlaskConical size={16} aria-hidden />} to="/s/$storeSlug/assistant/playground" params={params} search={{ behaviour: 'draft' }}><Trans>Try it</Trans></LinkButton>
            <Button variant="default" size="sm" loading={discard.isPending} onClick={askDiscard}><Trans>Throw away…</Trans></Button>
            <Button size="sm" onClick={onPublish}><Trans>Publish…</Trans></Button>
          </>
        )}
      </Group>
    </Paper>
  );
}
