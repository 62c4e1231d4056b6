import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, Undo2 } from 'lucide-react';
import { useConfirm } from '../../shared/page/confirm.js';
import { List, ListRow } from '../../shared/list/list.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { Loaded } from '../../shared/page/states.js';
import { Moment } from '../../shared/formats/time.js';
import type { Account } from './api/list-accounts.js';
import { type ConversationMove, type MoveSource, movesQuery } from './api/list-moves.js';
import { useMoveConversations, useUndoMove } from './api/move-conversations.js';

interface ConversationMovesProps { readonly storeId: string; readonly account: Account }

/** Conversations of another account, when its number goes on through this one: taken along by a press, and back by another. Absent while there are none. */
export function ConversationMoves({ storeId, account }: ConversationMovesProps) {
  const { t } = useLingui();
  const query = useQuery(movesQuery(storeId, account.id));
  if (query.data && query.data.sources.length === 0 && query.data.moves.length === 0) return null;
  return (
    <Section title={<Trans>Conversations of other accounts</Trans>} description={<Trans>When a number goes on through this account, take its conversations along. Nothing moves by itself, and it can be undone.</Trans>}>
      <Loaded query={query} skeleton={<Stack><Skeleton h={44} /><Skeleton h={44} /></Stack>}>
        {({ sources, moves }) => (
          <Stack gap="sm">
            {sources.length > 0 && <List label={t`Conversations of other accounts`}>{sources.map((source) => <SourceRow key={source.account.id} storeId={storeId} account={account} source={source} />)}</List>}
            {moves.length > 0 && <List label={t`Taken along lately`}>{moves.map((move) => <MoveRow key={move.id} storeId={storeId} accountId={account.id} move={move} />)}</List>}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function SourceRow({ storeId, account, source }: ConversationMovesProps & { readonly source: MoveSource }) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const notices = useNotices();
  const move = useMoveConversations(storeId, account.id);
  const { account: { id, name }, moves, stays, is_removed: isRemoved } = source;
  const ask = (): void => confirm({
    title: t`Take along the conversations of ${name}?`, body: <Consequences source={source} />, action: t`Take along`, isUndoable: true,
    run: () => move.mutate(id, { onError: notices.failed, onSuccess: ({ moved }) => notices.done(t`Conversations taken along: ${moved}`) }),
  });
  return (
    <ListRow>
      <Stack gap={0} flex="1 1 200px" miw={0}>
        <Group gap={8}><Text size="sm" fw={600}><bdi>{name}</bdi></Text>{isRemoved && <Badge variant="default" size="sm" tt="none"><Trans>Deleted</Trans></Badge>}</Group>
        <Text size="xs" c="dimmed">
          <Plural value={moves} one="# conversation would come along." other="# conversations would come along." />
          {stays > 0 && <> <Plural value={stays} one="# stays: its customer has a thread here already." other="# stay: their customers have a thread here already." /></>}
        </Text>
      </Stack>
      <Button variant="default" size="xs" leftSection={<ArrowLeftRight size={14} aria-hidden />} disabled={moves === 0 || account.status !== 'active'} loading={move.isPending} onClick={ask} aria-label={t`Take along the conversations of ${name}`}><Trans>Take along</Trans></Button>
    </ListRow>
  );
}

function Consequences({ source: { moves, stays, queued } }: { readonly source: MoveSource }) {
  return (
    <Stack gap="xs" component="span">
      <span><Plural value={moves} one="# conversation goes on through this account, with its whole history." other="# conversations go on through this account, with their whole history." /></span>
      {stays > 0 && <span><Plural value={stays} one="# stays where it is: its customer has a thread with this account already." other="# stay where they are: their customers have a thread with this account already." /></span>}
      {queued > 0 && <span><Plural value={queued} one="# message that waits leaves through this account." other="# messages that wait leave through this account." /></span>}
      <span><Trans>Where WhatsApp allows free text only for 24 hours, a template is needed until the customer writes to this account. You can undo all of it afterwards.</Trans></span>
    </Stack>
  );
}

function MoveRow({ storeId, accountId, move }: { readonly storeId: string; readonly accountId: string; readonly move: ConversationMove }) {
  const { t } = useLingui();
  const notices = useNotices();
  const undo = useUndoMove(storeId, accountId);
  const { moved, from, created_at: at, undone_at: undoneAt, moved_by: by } = move;
  const run = (): void => undo.mutate(move.id, { onError: notices.failed, onSuccess: () => notices.done(t`The conversations are back`) });
  return (
    <ListRow>
      <Stack gap={0} flex="1 1 200px" miw={0}>
        <Text size="sm" fw={600}><bdi>{from.name}</bdi></Text>
        <Text size="xs" c="dimmed"><Plural value={moved} one="# conversation" other="# conversations" />. <Trans>Taken along by <bdi>{by}</bdi>, <Moment at={at} /></Trans>{undoneAt !== null && <> · <Trans>undone <Moment at={undoneAt} /></Trans></>}</Text>
      </Stack>
      {undoneAt === null && <Button variant="default" size="xs" leftSection={<Undo2 size={14} aria-hidden />} loading={undo.isPending} onClick={run} aria-label={t`Undo: conversations of ${from.name}`}><Trans>Undo</Trans></Button>}
    </ListRow>
  );
}
