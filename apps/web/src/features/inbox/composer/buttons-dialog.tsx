import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import type { OutgoingContent } from '../model.js';

interface ButtonsDialogProps {
  readonly body: string;
  readonly onClose: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}
interface Row { readonly key: number; readonly title: string; readonly description: string }

/** WhatsApp's limits (Cloud API, interactive messages). */
const LIMITS = { buttons: { rows: 3, title: 20 }, list: { rows: 10, title: 24 } } as const;

/** A message with up to three buttons, or with a list to choose from. */
export function ButtonsDialog({ body: draft, onClose, onSend }: ButtonsDialogProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<'buttons' | 'list'>('buttons');
  const [body, setBody] = useState(draft);
  const [opener, setOpener] = useState(t`Choose`);
  const [rows, setRows] = useState<readonly Row[]>([{ key: 0, title: '', description: '' }]);
  const limits = LIMITS[kind];
  const shown = rows.slice(0, limits.rows);
  const filled = shown.filter(({ title }) => title.trim() !== '');
  const isTooLong = filled.some(({ title }) => title.length > limits.title);
  const change = (key: number, next: Partial<Row>): void => setRows(rows.map((row) => (row.key === key ? { ...row, ...next } : row)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const choices = filled.map(({ title, description }, index) => ({ id: `choice_${index + 1}`, title: title.trim(), ...(description.trim() === '' ? {} : { description: description.trim() }) }));
    onSend(kind === 'buttons'
      ? { kind, body, buttons: choices.map(({ id, title }) => ({ id, title })) }
      : { kind, body, button: opener, sections: [{ rows: choices }] });
  };
  return (
    <Dialog onClose={onClose} title={t`Buttons or a list`}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <SegmentedControl value={kind} onChange={setKind} data={[{ value: 'buttons', label: t`Buttons` }, { value: 'list', label: t`List` }]} aria-label={t`Kind`} />
          <Textarea label={t`Text`} value={body} onChange={(event) => setBody(event.currentTarget.value)} required autosize minRows={2} maxRows={6} maxLength={1024} data-autofocus dir="auto" />
          {kind === 'list' && <TextInput label={t`What opens the list`} value={opener} onChange={(event) => setOpener(event.currentTarget.value)} required maxLength={20} dir="auto" />}
          {shown.map((row, index) => (
            <Group key={row.key} align="flex-start" gap="xs" wrap="nowrap">
              <TextInput flex={1} label={kind === 'buttons' ? t`Button ${index + 1}` : t`Row ${index + 1}`} value={row.title} onChange={(event) => change(row.key, { title: event.currentTarget.value })} error={row.title.length > limits.title ? t`At most ${limits.title} characters` : undefined} dir="auto" />
              {kind === 'list' && <TextInput flex={1} label={t`Description`} value={row.description} onChange={(event) => change(row.key, { description: event.currentTarget.value })} maxLength={72} dir="auto" />}
              <ActionIcon variant="subtle" color="gray" size={36} mt={25} disabled={shown.length === 1} onClick={() => setRows(rows.filter(({ key }) => key !== row.key))} aria-label={t`Remove row ${index + 1}`}><X size={15} aria-hidden /></ActionIcon>
            </Group>
          ))}
          {shown.length < limits.rows && <Button variant="subtle" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setRows([...shown, { key: Date.now(), title: '', description: '' }])}><Trans>Add one more</Trans></Button>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" disabled={filled.length === 0 || isTooLong || body.trim() === ''}><Trans>Send</Trans></Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
