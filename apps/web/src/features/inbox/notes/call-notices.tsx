import { useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { usePeopleNames } from '../../../shared/people/people.js';
import { onCall } from './calls.js';

/** So much of a note is shown in the corner. */
const SHOWN = 140;

/** Says in the corner that a colleague's note calls me, with the way to its conversation. */
export function CallNotices({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const nameOf = usePeopleNames(storeId);
  useEffect(() => onCall(({ id, author_id: authorId, body, conversation_id: c }) => {
    const name = nameOf(authorId) ?? t`Somebody`;
    const open = (): void => {
      notifications.hide(id);
      void navigate({ to: '/s/$storeSlug/inbox', params: { storeSlug }, search: { c } });
    };
    notifications.show({
      id, title: t`${name} mentioned you in a note`, autoClose: 15_000, closeButtonProps: { 'aria-label': t`Close` },
      message: <Anchor component="button" type="button" size="sm" ta="start" dir="auto" onClick={open}>{body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body}</Anchor>,
    });
  }), [nameOf, navigate, storeSlug, t]);
  return null;
}
