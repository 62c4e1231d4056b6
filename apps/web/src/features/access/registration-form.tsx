import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Stepper, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { ApiError, type Schemas } from '../../shared/api/api.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import type { Me } from '../../shared/people/me.js';
import { PlaceFields } from '../../shared/form/place-fields.js';
import { likelyPlace } from '../../shared/form/places.js';
import { FormError } from '../../shared/page/states.js';
import { useLanding } from './landing.js';
import { NewPassword, usePasswordRule } from './new-password.js';

type Registration = Schemas['RegisterDto'];

/** Whoever opens a store is shown what to do in it. */
function startOf({ stores: [mine] }: Me): string {
  return mine ? `/s/${mine.store.slug}/getting-started` : '/';
}

/** A login and a store in two short steps. */
export function RegistrationForm({ register }: { readonly register: UseMutationResult<Me, Error, Registration> }) {
  const { t, i18n } = useLingui();
  const land = useLanding();
  const [step, setStep] = useState(0);
  const passwordRule = usePasswordRule();
  const form = useForm({
    initialValues: { name: '', email: '', password: '', store: { name: '', ...likelyPlace(i18n.locale) } },
    validate: {
      name: (value) => (value.trim() === '' ? t`Say how your team knows you` : null),
      email: (value) => (/^\S+@\S+$/.test(value) ? null : t`Write a complete e-mail address`),
      password: passwordRule,
      store: { name: (value) => (step === 1 && value.trim() === '' ? t`Give the store a name` : null) },
    },
  });
  const refused = (error: unknown): void => {
    const fields = error instanceof ApiError ? error.details.fields ?? [] : [];
    const isAboutPerson = fields.some(({ pointer }) => !pointer.startsWith('/store'));
    if (isAboutPerson || (error instanceof ApiError && error.code === 'user.email_taken')) flushSync(() => setStep(0));
    showFieldErrors(form, error);
  };
  return (
    <form onSubmit={form.onSubmit((values) => (step === 0 ? setStep(1) : register.mutate(values, { onSuccess: (me) => land(me, startOf(me)), onError: refused })))} noValidate>
      <Stepper active={step} size="xs" mb="lg" iconSize={24} allowNextStepsSelect={false} onStepClick={setStep}>
        <Stepper.Step label={t`You`} />
        <Stepper.Step label={t`Your store`} />
      </Stepper>
      <Stack>
        <Stack display={step === 0 ? 'flex' : 'none'}>
          <TextInput label={t`Your name`} autoComplete="name" required withAsterisk={false} {...form.getInputProps('name')} />
          <TextInput label={t`E-mail`} type="email" autoComplete="username" required withAsterisk={false} dir="ltr" {...form.getInputProps('email')} />
          <NewPassword {...form.getInputProps('password')} />
        </Stack>
        {step === 1 && (
          <>
            <TextInput label={t`Name of the store`} autoComplete="organization" data-autofocus required withAsterisk={false} {...form.getInputProps('store.name')} />
            <PlaceFields
              path="store." value={form.values.store} errors={{ country: form.errors['store.country'], currency: form.errors['store.currency'], timezone: form.errors['store.timezone'], locale: form.errors['store.locale'] }}
              onChange={(place) => form.setFieldValue('store', { ...form.values.store, ...place })}
            />
          </>
        )}
        <FormError error={register.error} />
        <Group wrap="nowrap">
          {step === 1 && <Button variant="default" onClick={() => setStep(0)} style={{ flex: 'none' }}><Trans>Back</Trans></Button>}
          <Button type="submit" loading={register.isPending} flex={1}>{step === 0 ? <Trans>Continue</Trans> : <Trans>Open the store</Trans>}</Button>
        </Group>
      </Stack>
    </form>
  );
}
