import { OTP_TYPES, type OtpType, type TemplateButton, type TemplateComponents } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Input, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { Section } from '../../../../shared/page/page.js';
import { withCodeButton } from '../draft/draft.js';
import type { ProblemAt } from '../draft/problems.js';
import { CodeApps } from './code-apps.js';

const BUTTON = '/components/buttons/0';

/** The few things of a login code that WhatsApp does not write by itself. */
export function CodeSection({ components, at, onChange }: { readonly components: TemplateComponents; readonly at: ProblemAt; readonly onChange: (next: Partial<TemplateComponents>) => void }) {
  const { t } = useLingui();
  const { code = {} } = components;
  const button = components.buttons.find(({ kind }) => kind === 'code') ?? { kind: 'code', text: '' };
  const type = button.otp_type ?? 'copy_code';
  const change = (next: Partial<TemplateButton>): void => onChange({ buttons: withCodeButton(components.buttons, { ...button, ...next }) });
  const names: Record<OtpType, string> = { copy_code: t`Copied by hand`, one_tap: t`One tap`, zero_tap: t`Without a tap` };
  return (
    <Section title={t`Login code`} description={<Trans>WhatsApp writes the text in the customer's language.</Trans>}>
      <Stack gap="md">
        <Checkbox label={t`Add "Do not share this code"`} checked={code.security_note ?? false} onChange={(event) => onChange({ code: { ...code, security_note: event.currentTarget.checked } })} />
        <NumberInput
          label={t`Minutes until it expires`} value={code.expires_in_minutes ?? ''} min={1} max={90} error={at('/components/code/expires_in_minutes')} hideControls
          onChange={(value) => onChange({ code: { security_note: code.security_note ?? false, ...(typeof value === 'number' ? { expires_in_minutes: value } : {}) } })}
        />
        <Input.Wrapper label={t`How the code gets there`}>
          <div>
            <SegmentedControl
              mt={4} size="sm" aria-label={t`How the code gets there`} value={type} data={OTP_TYPES.map((value) => ({ value, label: names[value] }))}
              onChange={(value) => change(value === 'copy_code' ? { otp_type: value } : { otp_type: value as OtpType, supported_apps: button.supported_apps ?? [{ package_name: '', signature_hash: '' }] })}
            />
          </div>
        </Input.Wrapper>
        {type !== 'copy_code' && <CodeApps apps={button.supported_apps ?? []} at={at} pointer={`${BUTTON}/supported_apps`} onChange={(apps) => change({ supported_apps: apps })} />}
        {type !== 'copy_code' && <TextInput label={t`Button that fills in the code`} value={button.autofill_text ?? ''} error={at(`${BUTTON}/autofill_text`)} onChange={(event) => change({ autofill_text: event.currentTarget.value })} dir="auto" maxLength={25} />}
        <TextInput label={t`Button that copies the code`} value={button.text} error={at('/components/buttons') ?? at(`${BUTTON}/text`)} onChange={(event) => change({ text: event.currentTarget.value })} dir="auto" maxLength={25} />
        {type === 'zero_tap' && <Checkbox label={t`I accept WhatsApp's rules for codes without a tap.`} checked={button.zero_tap_terms_accepted ?? false} error={at(`${BUTTON}/zero_tap_terms_accepted`)} onChange={(event) => change({ zero_tap_terms_accepted: event.currentTarget.checked })} />}
        <Text size="sm" c="dimmed"><Trans>The code itself is a value of every message.</Trans></Text>
      </Stack>
    </Section>
  );
}
