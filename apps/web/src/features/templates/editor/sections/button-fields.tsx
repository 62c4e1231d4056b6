import { holesIn, type TemplateButton, type TemplateButtonKind } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Stack, Text, TextInput } from '@mantine/core';

export const KIND_TEXTS: Readonly<Record<TemplateButtonKind, MessageDescriptor>> = {
  quick_reply: msg`Quick reply`, url: msg`Visit website`, phone: msg`Call phone`, copy_code: msg`Copy a code`, flow: msg`Open a form`, code: msg`Copy login code`, catalog: msg`Catalog`, multi_product: msg`Products`, other: msg`Other button`,
};

interface ButtonFieldsProps {
  readonly button: TemplateButton;
  /** What is said about one part of the button. */
  readonly at: (part: string) => string | undefined;
  readonly max: number;
  readonly onChange: (next: Partial<TemplateButton>) => void;
}

/** What one button says and does. */
export function ButtonFields({ button, at, max, onChange }: ButtonFieldsProps) {
  const { t } = useLingui();
  const { kind, text, url = '', phone = '', flow_id: flow = '', opt_out: optOut = false } = button;
  const changes = holesIn(url).length > 0;
  const problem = at('kind');
  return (
    <Stack gap="xs">
      {kind !== 'copy_code' && kind !== 'other' && <TextInput label={t`Label`} value={text} onChange={(event) => onChange({ text: event.currentTarget.value })} error={at('text')} dir="auto" description={text.length > max * 0.8 ? `${text.length}/${max}` : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']} />}
      {kind === 'copy_code' && <Text size="sm" c="dimmed"><Trans>WhatsApp writes the label. The code is a value of every message.</Trans></Text>}
      {kind === 'other' && <Text size="sm" c="dimmed"><bdi>{text}</bdi> · <Trans>Stays as WhatsApp has it.</Trans></Text>}
      {kind === 'multi_product' && <Text size="sm" c="dimmed"><Trans>The products are a value of every message.</Trans></Text>}
      {kind === 'url' && <TextInput label={t`Address`} type="url" value={url} onChange={(event) => onChange({ url: event.currentTarget.value })} error={at('url')} dir="ltr" placeholder="https://shop.example.com/" />}
      {kind === 'url' && <Checkbox size="sm" label={t`Its end differs from customer to customer`} checked={changes} onChange={(event) => onChange({ url: event.currentTarget.checked ? `${url}{{1}}` : url.replaceAll(/\{\{.*?\}\}/g, '') })} />}
      {kind === 'quick_reply' && <Checkbox size="sm" label={t`Stop marketing`} checked={optOut} onChange={(event) => onChange({ opt_out: event.currentTarget.checked })} />}
      {kind === 'phone' && <TextInput label={t`Phone`} type="tel" value={phone} onChange={(event) => onChange({ phone: event.currentTarget.value })} error={at('phone')} dir="ltr" placeholder="+49 30 901820" />}
      {kind === 'flow' && <TextInput label={t`Flow ID`} value={flow} onChange={(event) => onChange({ flow_id: event.currentTarget.value })} error={at('flow_id')} dir="ltr" />}
      {problem !== undefined && <Text size="sm" c="red" role="alert">{problem}</Text>}
    </Stack>
  );
}
