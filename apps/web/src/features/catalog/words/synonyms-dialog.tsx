import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { ApiError } from '../../../shared/api/api.js';
import { fieldText } from '../../../shared/form/field-texts.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useSaveSynonyms } from '../api/save-synonyms.js';

/** Without an id they are new. */
export interface SynonymsDraft { readonly id?: string; readonly words: readonly string[] }
interface SynonymsDialogProps { readonly storeId: string; readonly draft: SynonymsDraft; readonly onClose: () => void }

const MOST = 20;

export function SynonymsDialog({ storeId, draft, onClose }: SynonymsDialogProps) {
  const { t } = useLingui();
  const notices = useNotices();
  const save = useSaveSynonyms(storeId);
  const [words, setWords] = useState<readonly string[]>(draft.words);
  const fields = save.error instanceof ApiError ? save.error.details.fields ?? [] : [];
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    save.mutate({ ...(draft.id === undefined ? {} : { id: draft.id }), words }, { onSuccess: () => {
      notices.done(t`The synonyms are saved`);
      onClose();
    } });
  };
  return (
    <Dialog onClose={onClose} title={draft.id === undefined ? t`Add synonyms` : t`Change synonyms`} centered>
      <HeldForm isSaving={save.isPending} onSubmit={submit} noValidate>
        <Stack>
          <TagsInput
            label={t`Words that mean the same`} description={t`Whoever looks for one of them finds what the others find. Words or short phrases, in any language.`} placeholder={words.length === 0 ? t`Type one, then Enter` : ''} data-autofocus
            value={[...words]} maxTags={MOST} splitChars={[',', ';']} acceptValueOnBlur dropdownOpened={false} dir="auto" error={fields[0] && fieldText(fields[0])}
            onChange={(next) => setWords([...new Set(next.map((word) => word.trim().slice(0, 60)).filter((word) => word !== ''))])}
          />
          {fields.length === 0 && <FormError error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={save.isPending}><Trans>Save</Trans></Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}
