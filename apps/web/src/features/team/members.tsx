import { atLeast, type Role, ROLES } from '#contracts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, Group, Menu, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, UserMinus } from 'lucide-react';
import { useConfirm } from '../../shared/page/confirm.js';
import { List, ListRow, MoreRows } from '../../shared/list/list.js';
import { type Member, membersQuery } from '../../shared/people/members.js';
import { useMe, useStore } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { ROLE_NAMES } from '../../shared/people/role-texts.js';
import { Loaded } from '../../shared/page/states.js';
import { Mark } from '../../shared/people/store-mark.js';
import { Moment } from '../../shared/formats/time.js';
import { useChangeMemberRole } from './api/change-member-role.js';
import { useRemoveMember } from './api/remove-member.js';

interface MembersProps {
  readonly storeId: string;
  readonly onInvite: (() => void) | undefined;
}

export function Members({ storeId, onInvite }: MembersProps) {
  const { t } = useLingui();
  const query = useInfiniteQuery(membersQuery(storeId));
  return (
    <Section p={0} title={query.data ? <Plural value={query.data.length} one="# member" other="# members" /> : t`Members`}>
      <Loaded query={query}>
        {(members) => (
          <>
            <List label={t`Members`}>{members.map((member) => <MemberRow key={member.id} storeId={storeId} member={member} />)}</List>
            <MoreRows query={query} />
            {members.length === 1 && (
              <Group px="lg" py="md" justify="space-between" bg="var(--app-canvas)">
                <Text size="sm" c="dimmed"><Trans>You're working alone. Invite someone to answer Waiting conversations.</Trans></Text>
                {onInvite && <Button size="xs" variant="default" onClick={onInvite}><Trans>Invite someone</Trans></Button>}
              </Group>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function MemberRow({ storeId, member }: { readonly storeId: string; readonly member: Member }) {
  const { t, i18n } = useLingui();
  const me = useMe();
  const { role: mine } = useStore();
  const notices = useNotices();
  const change = useChangeMemberRole(storeId);
  const isMe = member.user.id === me.user.id;
  // Nobody hands out or takes away more than they have.
  const mayChange = atLeast(mine, 'admin') && atLeast(mine, member.role);
  const roles = ROLES.filter((role) => atLeast(mine, role)).toReversed();
  const shown = change.isPending ? change.variables.role : member.role;
  const { name } = member.user;
  return (
    <ListRow>
      <Mark name={name} size={36} radius="xl" />
      <Stack gap={0} flex="1 1 180px" miw={0}>
        <Group gap={8} wrap="nowrap"><Text size="sm" fw={500} truncate>{name}</Text>{isMe && <Badge size="xs" variant="light" color="gray" tt="none"><Trans>You</Trans></Badge>}</Group>
        <Text size="xs" c="dimmed" truncate dir="ltr">{member.user.email}</Text>
      </Stack>
      <Text size="xs" c="dimmed" visibleFrom="sm"><Trans>Joined <Moment at={member.created_at} /></Trans></Text>
      {mayChange ? (
        <NativeSelect
          size="xs" w={110} aria-label={t`Role of ${name}`} value={shown} disabled={change.isPending} data={roles.map((role) => ({ value: role, label: i18n._(ROLE_NAMES[role]) }))}
          onChange={(event) => change.mutate({ memberId: member.id, role: event.currentTarget.value as Role }, { onError: notices.failed, onSuccess: () => notices.done(t`The role of ${name} is changed`) })}
        />
      ) : <Badge variant="light" color="gray" tt="none">{i18n._(ROLE_NAMES[member.role])}</Badge>}
      {mayChange || isMe ? <MemberMenu storeId={storeId} member={member} isMe={isMe} /> : null}
    </ListRow>
  );
}

function MemberMenu({ storeId, member, isMe }: { readonly storeId: string; readonly member: Member; readonly isMe: boolean }) {
  const { t } = useLingui();
  const { name: storeName } = useStore();
  const confirm = useConfirm();
  const notices = useNotices();
  const navigate = useNavigate();
  const remove = useRemoveMember(storeId);
  const { name } = member.user;
  const leave = (): void => remove.mutate(member.id, {
    onError: notices.failed,
    onSuccess: () => {
      notices.done(isMe ? t`You left ${storeName}` : t`${name} is no longer a member`);
      if (isMe) void navigate({ to: '/stores', reloadDocument: true });
    },
  });
  const ask = (): void => confirm(isMe
    ? { title: t`Leave ${storeName}?`, body: <Trans>You lose access at once. To come back you need a new invitation.</Trans>, action: t`Leave`, run: leave }
    : { title: t`Remove ${name}?`, body: <Trans>{name} loses access to {storeName} at once. Their messages stay.</Trans>, action: t`Remove`, run: leave });
  return (
    <Menu>
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t`More for ${name}`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<UserMinus size={16} aria-hidden />} onClick={ask}>{isMe ? <Trans>Leave the store</Trans> : <Trans>Remove from the store</Trans>}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
