import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { useConfirm } from '../../../shared/page/confirm.js';
import { MoreRows } from '../../../shared/list/list.js';
import { Loaded } from '../../../shared/page/states.js';
import type { CannedReply, Conversation } from '../model.js';
import { useDeleteCannedReply } from './api/delete-canned-reply.js';
import { cannedRepliesQuery } from './api/list-canned-replies.js';
import { CannedForm } from './canned-form.js';
import classes from './canned-replies.module.css';
import { useReplyValues } from './use-reply-values.js';
import { filled } from './variables.js';

interface CannedDialogProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly onClose: () => void;
  /** Puts a reply, filled in, into the composer. */
  readonly onTake: (text: string) => void;
}

/** The store's canned replies: use one, write, change and remove them. */
export function CannedDialog({ storeId, conversation, onClose, onTake }: CannedDialogProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<CannedReply | 'new'>();
  const query = useInfiniteQuery(cannedRepliesQuery(storeId, useDeferredValue(search.trim())));
  const values = useReplyValues(conversation);
  const title = edited === undefined ? t`Canned replies` : edited === 'new' ? t`New canned reply` : t`Change canned reply`;
  return (
    <Dialog onClose={edited === undefined ? onClose : () => setEdited(undefined)} title={title} size="lg" closeOnClickOutside={edited === undefined}>
      {edited === undefined ? (
        <Stack gap="sm">
          <Group gap="xs" wrap="nowrap">
            <TextInput flex={1} value={search} onChange={(event) => setSearch(event.currentTarget.value)} leftSection={<Search size={15} aria-hidden />} placeholder={t`Search`} aria-label={t`Search canned replies`} data-autofocus dir="auto" />
            <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setEdited('new')}><Trans>New</Trans></Button>
          </Group>
          <Loaded query={query}>
            {(replies) => (
              <div>
                {replies.length === 0 && <Text size="sm" c="dimmed" ta="center" py="lg">{search.trim() === '' ? <Trans>Answers that you give often, with the customer's name filled in. Write the first one.</Trans> : <Trans>Nothing matches your search.</Trans>}</Text>}
                {replies.map((reply) => <Row key={reply.id} storeId={storeId} reply={reply} text={filled(reply.body, values)} onEdit={() => setEdited(reply)} onTake={onTake} />)}
              </div>
            )}
          </Loaded>
          <MoreRows query={query} />
        </Stack>
      ) : <CannedForm storeId={storeId} reply={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />}
    </Dialog>
  );
}

function Row({ storeId, reply, text, onEdit, onTake }: { readonly storeId: string; readonly reply: CannedReply; readonly text: string; readonly onEdit: () => void; readonly onTake: (text: string) => void }) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const remove = useDeleteCannedReply(storeId);
  const { shortcut } = reply;
  return (
    <div className={classes['row']}>
      <div className={classes['words']}>
        <Text size="sm" fw={600}><bdi>/{shortcut}</bdi></Text>
        <div className={classes['body']} dir="auto">{text}</div>
      </div>
      <Button size="compact-sm" variant="light" onClick={() => onTake(text)} aria-label={t`Use /${shortcut}`}><Trans>Use</Trans></Button>
      <ActionIcon variant="subtle" color="gray" size={28} onClick={onEdit} aria-label={t`Change /${shortcut}`}><Pencil size={14} aria-hidden /></ActionIcon>
      <ActionIcon
        variant="subtle" color="red" size={28} aria-label={t`Delete /${shortcut}`}
        onClick={() => confirm({ title: t`Delete /${shortcut}?`, body: t`Nobody of the team can use it any more.`, action: t`Delete reply`, run: () => remove.mutate(reply.id) })}
      >
        <Trash2 size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
