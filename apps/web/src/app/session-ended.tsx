import { Trans, useLingui } from '@lingui/react/macro';
import { Button, getDefaultZIndex, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { sparePart } from '../shared/page/lazy-part.js';
import { Modal } from '../shared/page/layers.js';
import { type Me, meQuery, welcomeIn } from '../shared/people/me.js';
import { useHasSessionEnded } from '../shared/api/session-state.js';

// After an update its file may be gone: the login of another window is one of this window, too.
const LoginForm = sparePart(async () => (await import('../features/access/index.js')).LoginForm, { instead: <LoginElsewhere /> });

/** Over questions and the command bar, too. */
const OVER_ALL = getDefaultZIndex('max') + 1;

function LoginElsewhere() {
  return <Button component="a" href="/login" target="_blank"><Trans>Log in</Trans></Button>;
}

/** Asks for the login again on top of the page: everything typed there stays. */
export function SessionEnded() {
  const { t } = useLingui();
  const client = useQueryClient();
  const hasEnded = useHasSessionEnded();
  const email = client.getQueryData<Me>(meQuery.queryKey)?.user.email;
  // Somebody else gets a page of their own.
  const goOn = (me: Me): void => {
    if (welcomeIn(me)) void client.invalidateQueries();
  };
  return (
    <Modal opened={hasEnded} onClose={() => undefined} withCloseButton={false} closeOnClickOutside={false} zIndex={OVER_ALL} title={t`Your session has ended`}>
      <Text size="sm" c="dimmed" mb="md"><Trans>Log in again to go on where you were. Nothing you typed is lost.</Trans></Text>
      {hasEnded && <LoginForm email={email} onDone={goOn} />}
    </Modal>
  );
}
