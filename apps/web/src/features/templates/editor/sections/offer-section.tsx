import type { TemplateButton, TemplateComponents, TemplateRules } from '#contracts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { Section } from '../../../../shared/page/page.js';
import { offerButtons } from '../draft/layout.js';
import type { ProblemAt } from '../draft/problems.js';
import classes from '../editor.module.css';
import { ButtonFields } from './button-fields.js';
import { Count } from './variable-text.js';

interface OfferSectionProps {
  readonly components: TemplateComponents;
  readonly rules: TemplateRules | undefined;
  readonly direction: 'ltr' | 'rtl';
  readonly at: ProblemAt;
  readonly onParts: (next: Partial<TemplateComponents>) => void;
}

/** The line of an offer, its countdown, and the two buttons that WhatsApp allows under it. */
export function OfferSection({ components, rules, direction, at, onParts }: OfferSectionProps) {
  const { t } = useLingui();
  const { offer = { text: '', expires: true }, buttons } = components;
  const [shown, others] = [offerButtons(buttons, offer.expires), buttons.filter(({ kind }) => kind !== 'copy_code' && kind !== 'url')];
  const hasCode = shown[0]?.kind === 'copy_code';
  const place = hasCode ? 1 : 0;
  // What another layout had stays behind them.
  const keep = (next: readonly TemplateButton[]): void => onParts({ offer, buttons: [...next, ...others] });
  const url = shown[place];
  return (
    <Section title={t`Limited-time offer`} description={<Trans>Phones show it with its end. WhatsApp on computers shows only that a message came.</Trans>}>
      <Stack gap="md">
        <TextInput
          label={t`Line of the offer`} value={offer.text} onChange={(event) => onParts({ offer: { ...offer, text: event.currentTarget.value } })} error={at('/components/offer/text') ?? at('/components/offer')} dir={direction}
          rightSection={<Count value={offer.text} max={rules?.offer_text ?? 16} />} rightSectionWidth={62}
        />
        <Checkbox
          label={t`Counts down to its end`} description={t`The end is a value of every message.`} checked={offer.expires}
          onChange={({ currentTarget: { checked } }) => onParts({ offer: { ...offer, expires: checked }, buttons: [...offerButtons(buttons, checked), ...others] })}
        />
        <Checkbox
          label={t`With a code to copy`} description={offer.expires ? t`A countdown needs one. The code is a value of every message.` : t`The code is a value of every message.`} checked={hasCode} disabled={offer.expires}
          onChange={({ currentTarget: { checked } }) => keep(checked ? [{ kind: 'copy_code', text: '' }, ...shown] : shown.slice(1))}
        />
        {url && (
          <div className={classes['button']}>
            <Text size="sm" fw={600} mb={6}><Trans>Where the offer leads</Trans></Text>
            <ButtonFields button={url} at={(part) => at(`/components/buttons/${place}/${part}`)} max={rules?.button_text ?? 25} onChange={(next) => keep(shown.map((button, index) => (index === place ? { ...button, ...next } : button)))} />
          </div>
        )}
      </Stack>
    </Section>
  );
}
