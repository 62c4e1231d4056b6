import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Loaded } from '../../../shared/page/states.js';
import { recipientListQuery } from '../api/get-recipient-list.js';
import { recipientListsQuery } from '../api/list-recipient-lists.js';
import { useUpdateBulkMessage } from '../api/update-bulk-message.js';
import { Audience } from '../audience/audience.js';
import type { StepProps } from './composer.js';

/** Who gets it: people of this message alone, or a list that others use too. */
export function RecipientsStep({ storeId, bulk, onNext }: StepProps) {
  const { t, i18n } = useLingui();
  const update = useUpdateBulkMessage(storeId, bulk.id);
  const notices = useNotices();
  const { storeSlug = '' } = useParams({ strict: false });
  const lists = useQuery(recipientListsQuery(storeId));
  const listId = bulk.recipient_type === 'list' ? bulk.list_id : bulk.own_list_id;
  const list = useQuery({ ...recipientListQuery(storeId, listId ?? ''), enabled: listId !== null });
  const onError = (error: unknown): void => notices.failed(error);
  const isList = bulk.recipient_type === 'list';
  return (
    <Stack>
      <div>
        <SegmentedControl
          aria-label={t`Kind of recipients`} value={bulk.recipient_type} onChange={(value) => update.mutate({ recipient_type: value === 'list' ? 'list' : 'individual' }, { onError })}
          data={[{ value: 'individual', label: t`Individual recipients` }, { value: 'list', label: t`Recipient list` }]}
        />
      </div>
      {isList && (
        <Loaded query={lists}>
          {(all) => (
            <>
              <NativeSelect
                maw={420} label={t`List`} value={bulk.list_id ?? ''} onChange={(event) => update.mutate({ list_id: event.currentTarget.value || null }, { onError })}
                data={[{ value: '', label: t`Choose a list` }, ...all.map(({ id, name, recipients }) => ({ value: id, label: `${name ?? ''} (${i18n.number(recipients)})` }))]}
              />
              <Text size="sm" c="dimmed"><Trans>The list as it is when you start. <LinkAnchor to="/s/$storeSlug/bulk/lists" params={{ storeSlug }} size="sm">Recipient lists</LinkAnchor></Trans></Text>
            </>
          )}
        </Loaded>
      )}
      {listId !== null && <Audience key={listId} storeId={storeId} listId={listId} mayChange={!isList} />}
      <Group justify="flex-end"><Button disabled={(list.data?.recipients ?? 0) === 0} onClick={onNext}><Trans>Next: values</Trans></Button></Group>
    </Stack>
  );
}
