import type { TemplateApp } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ProblemAt } from '../draft/problems.js';
import classes from '../editor.module.css';

const MOST = 5;

interface CodeAppsProps { readonly apps: readonly TemplateApp[]; readonly at: ProblemAt; readonly pointer: string; readonly onChange: (apps: TemplateApp[]) => void }

/** Android apps that may take the code over. */
export function CodeApps({ apps, at, pointer, onChange }: CodeAppsProps) {
  const { t } = useLingui();
  const change = (index: number, next: Partial<TemplateApp>): void => onChange(apps.map((app, place) => (place === index ? { ...app, ...next } : app)));
  const general = at(pointer);
  return (
    <Stack gap="sm">
      {apps.map((app, index) => (
        <div key={index} className={classes['button']} role="group" aria-label={t`App ${index + 1}`}>
          <Group justify="space-between" mb={6} wrap="nowrap">
            <Text size="sm" fw={600}><Trans>App {index + 1}</Trans></Text>
            <ActionIcon variant="subtle" color="red" disabled={apps.length === 1} onClick={() => onChange(apps.filter((_, place) => place !== index))} aria-label={t`Remove app ${index + 1}`}><Trash2 size={15} aria-hidden /></ActionIcon>
          </Group>
          <Stack gap="xs">
            <TextInput label={t`Package name`} value={app.package_name} error={at(`${pointer}/${index}/package_name`)} onChange={(event) => change(index, { package_name: event.currentTarget.value })} dir="ltr" placeholder="com.example.app" spellCheck={false} maxLength={224} />
            <TextInput label={t`Signature hash`} value={app.signature_hash} error={at(`${pointer}/${index}/signature_hash`)} onChange={(event) => change(index, { signature_hash: event.currentTarget.value })} dir="ltr" placeholder="K8a/AINcGX7" spellCheck={false} maxLength={40} />
          </Stack>
        </div>
      ))}
      {general !== undefined && <Text size="sm" c="red" role="alert">{general}</Text>}
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} disabled={apps.length >= MOST} style={{ alignSelf: 'flex-start' }} onClick={() => onChange([...apps, { package_name: '', signature_hash: '' }])}><Trans>Add app</Trans></Button>
    </Stack>
  );
}
