import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FileUp } from 'lucide-react';
import { FileButton } from '../../shared/form/file-button.js';
import { Dialog } from '../../shared/page/dialog.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import type { Store } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { FormError } from '../../shared/page/states.js';
import { useNow } from '../../shared/formats/time.js';
import { HeldForm } from '../../shared/form/held-form.js';
import { useSaveRateCard } from './api/rate-cards.js';
import { daysOf } from './periods.js';

/** Enters a card as WhatsApp publishes it. */
export function RateCardDialog({ store, onClose }: { readonly store: Store; readonly onClose: () => void }) {
  const { t } = useLingui();
  const notices = useNotices();
  const now = useNow();
  const save = useSaveRateCard(store.id);
  const form = useForm({
    initialValues: { effective_from: daysOf('this_month', new Date(now), store.timezone).from, csv: '', currency: '' },
    validate: { csv: (value) => (value.trim() === '' ? t`Choose a file or paste its text` : null), effective_from: (value) => (value === '' ? t`Choose a day` : null) },
  });
  const submit = form.onSubmit(({ effective_from, csv, currency }) => save.mutate({ effective_from, csv, ...(currency === '' ? {} : { currency: currency.toUpperCase() }) }, {
    onSuccess: ({ unknown_markets: unknown }) => {
      const names = unknown.slice(0, 5).join(', ');
      if (unknown.length > 0) notices.warned(t`The card was added without what nobody knows: ${names}`);
      else notices.done(t`The rate card was added`);
      onClose();
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <Dialog onClose={onClose} size="lg" title={t`Add a rate card`} closeOnClickOutside={false}>
      <HeldForm isSaving={save.isPending} noValidate onSubmit={submit}>
        <Stack>
          <TextInput type="date" label={t`Counts from`} description={t`A card of the same day is replaced.`} {...form.getInputProps('effective_from')} />
          <Textarea
            label={t`Rate card`} rows={8} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }} dir="ltr" spellCheck={false}
            description={<Trans>With the columns Market, Currency, Marketing, Utility, Authentication, Authentication-International, Service, as in WhatsApp&apos;s file.</Trans>} placeholder="Market,Currency,Marketing,Utility,Authentication" {...form.getInputProps('csv')}
          />
          <FileButton accept=".csv,.txt,text/csv" onChange={(file) => void file?.text().then((text) => form.setFieldValue('csv', text))}>
            {(props) => <Button variant="default" leftSection={<FileUp size={16} aria-hidden />} style={{ alignSelf: 'start' }} {...props}><Trans>Choose a file</Trans></Button>}
          </FileButton>
          <TextInput label={t`Currency`} description={t`Only needed where the file names none.`} placeholder="EUR" maxLength={3} w={160} {...form.getInputProps('currency')} />
          <FormError error={save.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" loading={save.isPending}><Trans>Add the card</Trans></Button></Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
