import type { TemplateComponents } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { Section } from '../../../../shared/page/page.js';
import type { ProblemAt } from '../draft/problems.js';

/** The few things of a login code that WhatsApp does not write by itself. */
export function CodeSection({ components, at, onChange }: { readonly components: TemplateComponents; readonly at: ProblemAt; readonly onChange: (next: Partial<TemplateComponents>) => void }) {
  const { t } = useLingui();
  const { code = {} } = components;
  const button = components.buttons.find(({ kind }) => kind === 'code');
  return (
    <Section title={t`Login code`} description={<Trans>WhatsApp writes the text in the customer's language.</Trans>}>
      <Stack gap="md">
        <Checkbox label={t`Add "Do not share this code"`} checked={code.security_note ?? false} onChange={(event) => onChange({ code: { ...code, security_note: event.currentTarget.checked } })} />
        <NumberInput
          label={t`Minutes until it expires`} value={code.expires_in_minutes ?? ''} min={1} max={90} error={at('/components/code/expires_in_minutes')} hideControls
          onChange={(value) => onChange({ code: { security_note: code.security_note ?? false, ...(typeof value === 'number' ? { expires_in_minutes: value } : {}) } })}
        />
        <TextInput label={t`Button that copies the code`} value={button?.text ?? ''} error={at('/components/buttons') ?? at('/components/buttons/0/text')} onChange={(event) => onChange({ buttons: [{ kind: 'code', text: event.currentTarget.value }] })} dir="auto" maxLength={25} />
        <Text size="sm" c="dimmed"><Trans>The code itself is a value of every message.</Trans></Text>
      </Stack>
    </Section>
  );
}
