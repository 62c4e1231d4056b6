import { Trans, useLingui } from '@lingui/react/macro';
import { getDefaultZIndex, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Modal } from '../shared/page/layers.js';
import { type Me, meQuery } from '../shared/people/me.js';
import { useHasSessionEnded } from '../shared/api/session-state.js';

const LoginForm = lazy(() => import('../features/access/index.js').then((access) => ({ default: access.LoginForm })));

/** Over questions and the command bar, too. */
const OVER_ALL = getDefaultZIndex('max') + 1;

/** Asks for the login again on top of the page: everything typed there stays. */
export function SessionEnded() {
  const { t } = useLingui();
  const client = useQueryClient();
  const hasEnded = useHasSessionEnded();
  const email = client.getQueryData<Me>(meQuery.queryKey)?.user.email;
  const goOn = (me: Me): void => {
    const isSomebodyElse = email !== undefined && me.user.email !== email;
    if (isSomebodyElse) window.location.assign('/');
    else void client.invalidateQueries();
  };
  return (
    <Modal opened={hasEnded} onClose={() => undefined} withCloseButton={false} closeOnClickOutside={false} zIndex={OVER_ALL} title={t`Your session has ended`}>
      <Text size="sm" c="dimmed" mb="md"><Trans>Log in again to go on where you were. Nothing you typed is lost.</Trans></Text>
      {hasEnded && <Suspense><LoginForm email={email} onDone={goOn} /></Suspense>}
    </Modal>
  );
}
