import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Section } from '../../../shared/page/page.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { FormError } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { useDryRun } from '../api/dry-run-rule.js';
import type { DryRun } from '../model.js';
import classes from '../notifications.module.css';
import { useReasonText } from '../texts.js';
import { useDurationText } from '../summary.js';

/** What the saved rule would have sent. Nothing is sent. */
export function DryRunSection({ storeId, ruleId, isDirty }: { readonly storeId: string; readonly ruleId: string; readonly isDirty: boolean }) {
  const { t } = useLingui();
  const durationText = useDurationText();
  const [days, setDays] = useState(7);
  const { mutate, data, error, isPending } = useDryRun(storeId, ruleId);
  const look = useRef<HTMLDivElement>(null);
  useShortcuts(useMemo(() => ({
    title: t`Dry run`,
    shortcuts: isDirty ? [] : [{ keys: 'd', label: t`Run it over the past`, run: () => {
      if (isPending) return;
      look.current?.scrollIntoView({ block: 'nearest' });
      mutate(days);
    } }],
  }), [t, isDirty, isPending, mutate, days]));
  return (
    <Section title={<Trans>Dry run</Trans>} description={isDirty ? <Trans>Save first: the dry run looks at the rule as it is saved.</Trans> : <Trans>What this rule would have sent in the past. Nothing is sent.</Trans>}>
      <Stack>
        <Group gap="xs">
          <NativeSelect aria-label={t`How far back`} value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))} data={[7, 30, 90].map((each) => ({ value: String(each), label: durationText(each * 1440) }))} />
          <Button variant="default" leftSection={<FlaskConical size={16} aria-hidden />} loading={isPending} disabled={isDirty} onClick={() => mutate(days)}><Trans>Run it over the past</Trans></Button>
        </Group>
        <FormError error={error} />
        <div ref={look} role="status">{data && !isDirty && <Outcome run={data} />}</div>
      </Stack>
    </Section>
  );
}

function Outcome({ run }: { readonly run: DryRun }) {
  const { t } = useLingui();
  const reasonText = useReasonText();
  if (run.occurrences === 0) return <Text size="sm"><Trans>It would not have been set off once in this time.</Trans></Text>;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}><Plural value={run.would_send} one="It would have sent # message." other="It would have sent # messages." /></Text>
      {run.is_cut && <Text size="sm" c="dimmed"><Trans>There was more than fits here: these are the oldest thousand.</Trans></Text>}
      {run.reasons.map(({ code, text, count }) => <Text key={code} size="sm" c="dimmed"><Plural value={count} one="# not sent:" other="# not sent:" /> {reasonText(code, text)}</Text>)}
      <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label={t`Examples`}>
        <table className={classes['table']}>
          <thead><tr><th scope="col"><Trans>When</Trans></th><th scope="col"><Trans>To</Trans></th><th scope="col"><Trans>What they would have read</Trans></th></tr></thead>
          <tbody>
            {run.examples.map(({ at, to, text, outcome, reason_code: code, reason_text: why }, place) => (
              <tr key={`${at} ${to} ${place}`}>
                <td className={classes['quiet']} style={{ whiteSpace: 'nowrap' }}><Moment at={at} /></td>
                <td><bdi dir={to.startsWith('+') ? 'ltr' : 'auto'}>{to || '–'}</bdi></td>
                <td dir="auto">{outcome === 'sent' ? text : <Group gap={6}><Badge tt="none" variant="light" color="gray">{t({ message: 'Not sent', context: 'notification' })}</Badge><span className={classes['quiet']}>{reasonText(code ?? '', why)}</span></Group>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Stack>
  );
}
