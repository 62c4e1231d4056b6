import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Group, Switch, Text } from '@mantine/core';
import { Power, Sparkles } from 'lucide-react';
import type { Schemas } from '../../../shared/api/api.js';
import { useConfirm } from '../../../shared/page/confirm.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Section } from '../../../shared/page/page.js';
import { ENGINE_NAMES } from '../../../shared/run/step-texts.js';
import { useUpdateAssistant } from '../api/update-assistant.js';
import classes from '../assistant.module.css';

interface SwitchboardProps {
  readonly storeId: string;
  readonly assistant: Schemas['AssistantDto'];
  readonly mayChange: boolean;
}

/** The switch, with what follows from it. */
export function Switchboard({ storeId, assistant, mayChange }: SwitchboardProps) {
  const { t, i18n } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const update = useUpdateAssistant(storeId);
  const { enabled, engine, model, paused_because: paused } = assistant;
  const change = (next: boolean): void => update.mutate({ enabled: next }, { onSuccess: () => notices.done(next ? t`The assistant is on` : t`The assistant is off`), onError: notices.failed });
  const ask = (): void => confirm({
    title: t`Switch the assistant off?`, action: t`Switch off`, run: () => change(false),
    body: <Trans>Customers of this store get no automatic answers any more, on none of its numbers. Their messages stay in the Inbox, where a line says that the assistant is off, until somebody of your team answers.</Trans>,
  });
  const name = ENGINE_NAMES[engine];
  return (
    <Section>
      <div className={classes['state']}>
        <span className={classes['stateMark']} data-off={enabled ? undefined : true}>{enabled ? <Sparkles size={22} aria-hidden /> : <Power size={22} aria-hidden />}</span>
        <div className={classes['stateText']}>
          <Text fw={600} component="div">{enabled ? <Trans>The assistant is on</Trans> : <Trans>The assistant is off</Trans>}</Text>
          <Text size="sm" c="dimmed" component="div">
            {enabled
              ? <Trans>It answers every conversation that nobody of your team has taken over. Send a reply yourself and it keeps quiet there.</Trans>
              : <Trans>No customer gets an automatic answer. Each unanswered message has a line in the Inbox that says so. Messages that came in the meantime are not answered later.</Trans>}
          </Text>
          {paused === 'outside_hours' && <Text size="sm" fw={500} mt={4}><Trans>These are not its hours: right now it keeps quiet.</Trans></Text>}
          <Group gap={6} mt={8}><Badge tt="none" variant="light" color="gray">{name ? i18n._(name) : engine}</Badge>{model !== null && <Badge tt="none" variant="light" color="gray"><bdi dir="ltr">{model}</bdi></Badge>}</Group>
          {engine === 'built_in' && <Text size="xs" c="dimmed" mt={6}><Trans>The built-in assistant answers by rules from catalog and knowledge. With a key for Claude, the installation answers in its own words; the built-in one steps in when the model fails.</Trans></Text>}
        </div>
        <Switch
          size="md" checked={enabled} disabled={!mayChange || update.isPending} aria-label={t`AI is enabled`} label={<Trans>AI is enabled</Trans>}
          onChange={(event) => (event.currentTarget.checked ? change(true) : ask())}
        />
      </div>
    </Section>
  );
}
