import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ListChecks, Plus } from 'lucide-react';
import { showFieldErrors } from '../../../shared/form/form-errors.js';
import { Modal } from '../../../shared/page/layers.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { List, ListRow } from '../../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Page, Section } from '../../../shared/page/page.js';
import { FormError, Loaded, State } from '../../../shared/page/states.js';
import { Moment } from '../../../shared/formats/time.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useCreateRecipientList } from '../api/create-recipient-list.js';
import { recipientListsQuery } from '../api/list-recipient-lists.js';
import { BackToBulk } from '../back-to-bulk.js';

/** People who are written to again and again. */
export function RecipientListsPage() {
  const { t } = useLingui();
  const store = useStore();
  const { storeSlug = '' } = useParams({ strict: false });
  const mayChange = useIsAtLeast('admin');
  const [isNew, dialog] = useDisclosure(false);
  const query = useQuery(recipientListsQuery(store.id));
  const newButton = mayChange && <Button leftSection={<Plus size={16} aria-hidden />} onClick={dialog.open}><Trans>New list</Trans></Button>;
  return (
    <Page title={t`Recipient lists`} place={store.name} description={<BackToBulk />} actions={newButton}>
      <Section p={0}>
        <Loaded query={query}>
          {(lists) => (lists.length === 0
            ? <State icon={ListChecks} title={<Trans>No lists yet</Trans>} actions={newButton}><Trans>A list is made once and used for many bulk messages.</Trans></State>
            : (
              <List label={t`Recipient lists`}>
                {lists.map(({ id, name, description, recipients, updated_at: at }) => (
                  <ListRow key={id}>
                    <Stack gap={2} flex="1 1 240px" miw={0} align="flex-start">
                      <LinkAnchor to="/s/$storeSlug/bulk/lists/$listId" params={{ storeSlug, listId: id }} size="sm" fw={500} truncate maw="100%" dir="auto">{name}</LinkAnchor>
                      {description !== '' && <Text size="xs" c="dimmed" truncate maw="100%" dir="auto">{description}</Text>}
                    </Stack>
                    <Text size="sm"><Plural value={recipients} one="# recipient" other="# recipients" /></Text>
                    <Text size="xs" c="dimmed"><Moment at={at} /></Text>
                  </ListRow>
                ))}
              </List>
            ))}
        </Loaded>
      </Section>
      <Modal opened={isNew} onClose={dialog.close} title={t`New recipient list`} closeButtonProps={{ 'aria-label': t`Close` }}><NewList storeId={store.id} storeSlug={storeSlug} onClose={dialog.close} /></Modal>
    </Page>
  );
}

function NewList({ storeId, storeSlug, onClose }: { readonly storeId: string; readonly storeSlug: string; readonly onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useCreateRecipientList(storeId);
  const form = useForm({ initialValues: { name: '', description: '' }, validate: { name: (value) => (value.trim() === '' ? t`Give the list a name` : null) } });
  const save = form.onSubmit((values) => create.mutate(values, {
    onSuccess: ({ id }) => void navigate({ to: '/s/$storeSlug/bulk/lists/$listId', params: { storeSlug, listId: id } }), onError: (error) => showFieldErrors(form, error),
  }));
  return (
    <HeldForm isSaving={create.isPending} noValidate onSubmit={save}>
      <Stack>
        <TextInput label={t`Name`} data-autofocus maxLength={200} dir="auto" {...form.getInputProps('name')} />
        <Textarea label={t`Description`} autosize minRows={2} maxRows={6} maxLength={1000} dir="auto" {...form.getInputProps('description')} />
        <FormError error={create.error} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button><Button type="submit" loading={create.isPending}><Trans>Make the list</Trans></Button></Group>
      </Stack>
    </HeldForm>
  );
}
