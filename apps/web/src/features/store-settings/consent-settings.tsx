import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { useNotices } from '../../shared/page/notices.js';
import { useDownload } from '../../shared/page/use-download.js';
import { Section } from '../../shared/page/page.js';
import { FormError, Loaded } from '../../shared/page/states.js';
import { useUnsavedGuard } from '../../shared/form/unsaved.js';
import { type ConsentSettingsData, consentSettingsQuery, useUpdateConsentSettings } from './api/consent-settings.js';

/** Who gets marketing, and what customers read after STOP and START. */
export function ConsentSettings({ storeId, mayChange }: { readonly storeId: string; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const query = useQuery(consentSettingsQuery(storeId));
  const { onClick, isPending: isDownloading } = useDownload();
  return (
    <Section
      title={t`Marketing consent`} description={<Trans>Customers who write STOP, in any of thirteen languages, get no more offers from you. START takes it back. Both are kept as proof.</Trans>}
      actions={mayChange && <Button component="a" href={`/api/v1/stores/${storeId}/consent-exports`} download loading={isDownloading} onClick={onClick} size="xs" variant="default" leftSection={<Download size={14} aria-hidden />}><Trans>All proofs (CSV)</Trans></Button>}
    >
      <Loaded query={query} skeleton={<Skeleton h={180} radius="md" />}>{(settings) => <ConsentForm storeId={storeId} settings={settings} mayChange={mayChange} />}</Loaded>
    </Section>
  );
}

function ConsentForm({ storeId, settings, mayChange }: { readonly storeId: string; readonly settings: ConsentSettingsData; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const update = useUpdateConsentSettings(storeId);
  const notices = useNotices();
  const form = useForm({ initialValues: { confirms: settings.confirms, stop_reply: settings.stop_reply ?? '', start_reply: settings.start_reply ?? '', opt_in_required: settings.opt_in_required } });
  useUnsavedGuard(form.isDirty());
  const save = form.onSubmit((values) => update.mutate(values, {
    onSuccess: () => {
      form.resetDirty(values);
      notices.done(t`The settings are saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  const placeholder = t`Our own words, in the customer's language`;
  return (
    <form noValidate onSubmit={save} data-stays>
      <Stack>
        <Switch label={t`Only to customers who agreed`} description={t`Otherwise everybody gets marketing who has not stopped it.`} disabled={!mayChange} {...form.getInputProps('opt_in_required', { type: 'checkbox' })} />
        <Switch label={t`Answer STOP and START once`} description={t`The assistant never answers them.`} disabled={!mayChange} {...form.getInputProps('confirms', { type: 'checkbox' })} />
        {form.values.confirms && (
          <>
            <Textarea label={t`Answer to STOP`} placeholder={placeholder} readOnly={!mayChange} autosize minRows={1} maxRows={6} maxLength={1000} dir="auto" {...form.getInputProps('stop_reply')} />
            <Textarea label={t`Answer to START`} placeholder={placeholder} readOnly={!mayChange} autosize minRows={1} maxRows={6} maxLength={1000} dir="auto" {...form.getInputProps('start_reply')} />
          </>
        )}
        <FormError error={update.error} />
        {mayChange && (
          <Group justify="flex-end">
            {form.isDirty() && <Text size="sm" c="dimmed"><Trans>Not saved yet</Trans></Text>}
            <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}><Trans>Save</Trans></Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
