import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft, Trash2 } from 'lucide-react';
import { useConfirm } from '../../../shared/page/confirm.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Page, Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { useDeleteRecipientList } from '../api/delete-recipient-list.js';
import { recipientListQuery } from '../api/get-recipient-list.js';
import { Audience } from '../audience/audience.js';
import classes from '../bulk.module.css';

/** One shared list and its people. */
export function RecipientListPage() {
  const { t } = useLingui();
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { storeSlug = '', listId = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const list = useQuery(recipientListQuery(store.id, listId));
  const remove = useDeleteRecipientList(store.id, listId);
  const ask = (): void => confirm({
    title: t`Delete this list?`, body: t`What was sent to it stays. Drafts that use it have no recipients then.`, action: t`Delete`,
    run: () => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/s/$storeSlug/bulk/lists', params: { storeSlug } }), onError: (error) => notices.failed(error) }),
  });
  return (
    <Page
      title={list.data?.name ?? t`Recipient list`} place={store.name}
      description={<LinkAnchor to="/s/$storeSlug/bulk/lists" params={{ storeSlug }} size="sm" className={classes['back'] ?? ''}><ArrowLeft className={classes['flips'] ?? ''} size={15} aria-hidden /><Trans>Recipient lists</Trans></LinkAnchor>}
      actions={mayChange && list.data && <Button variant="default" leftSection={<Trash2 size={16} aria-hidden />} loading={remove.isPending} onClick={ask}><Trans>Delete list</Trans></Button>}
    >
      <Section><Loaded query={list} skeleton={<Skeleton h={240} radius="md" />}>{() => <Audience storeId={store.id} listId={listId} mayChange={mayChange} />}</Loaded></Section>
    </Page>
  );
}
