import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Input, NativeSelect, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Store } from '../../../shared/people/me.js';
import { type Kind, KIND_NAMES, KINDS } from './expectation-texts.js';
import { SourcePicker } from './source-picker.js';
import type { TestFormType } from './test-values.js';
import classes from './tests.module.css';

const MOST_EXPECTATIONS = 10;

/** What a good answer has. */
export function ExpectationList({ store, form, mayChange }: { readonly store: Store; readonly form: TestFormType; readonly mayChange: boolean }) {
  const { t, i18n } = useLingui();
  const { expectations } = form.values;
  const kinds = KINDS.map((value) => ({ value, label: i18n._(KIND_NAMES[value]) }));
  return (
    <Input.Wrapper label={t`A good answer`} labelElement="div" description={t`Everything must hold. Without expectations the test passes when the customer gets an answer.`}>
      <div role="group" aria-label={t`A good answer`} className={classes['expectations']}>
        {expectations.map((expectation, index) => {
          const place = index + 1;
          const { kind } = expectation;
          return (
            <div key={index} className={classes['expectation']}>
              <NativeSelect aria-label={t`Expectation ${place}`} disabled={!mayChange} data={kinds} value={kind} onChange={(event) => form.setFieldValue(`expectations.${index}`, { kind: event.currentTarget.value as Kind })} />
              {(kind === 'says' || kind === 'does_not_say') && <TextInput aria-label={t`Words of expectation ${place}`} maxLength={200} readOnly={!mayChange} dir="auto" {...form.getInputProps(`expectations.${index}.text`)} />}
              {(kind === 'shows_product' || kind === 'uses_knowledge') && (
                <SourcePicker
                  key={kind} storeId={store.id} kind={kind} expectation={expectation} mayChange={mayChange} label={kind === 'shows_product' ? t`Product of expectation ${place}` : t`Entry of expectation ${place}`} error={form.errors[`expectations.${index}.id`]}
                  onChoose={(id, text) => form.setFieldValue(`expectations.${index}`, { kind, id, text })}
                />
              )}
              {(kind === 'hands_off' || kind === 'answers') && <span />}
              {mayChange && <ActionIcon variant="subtle" color="gray" aria-label={t`Remove expectation ${place}`} onClick={() => form.removeListItem('expectations', index)}><X size={16} aria-hidden /></ActionIcon>}
            </div>
          );
        })}
      </div>
      {mayChange && expectations.length < MOST_EXPECTATIONS && <Button variant="default" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => form.insertListItem('expectations', { kind: 'says', text: '' })}><Trans>Add an expectation</Trans></Button>}
    </Input.Wrapper>
  );
}
