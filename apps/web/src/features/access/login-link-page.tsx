import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import { ApiError } from '../../shared/api/api.js';
import { installation } from '../../shared/api/installation.js';
import { LinkButton } from '../../shared/page/links.js';
import { FormError, State } from '../../shared/page/states.js';
import { useLogInByLink } from './api/log-in-by-link.js';
import { Doorstep } from './doorstep.js';
import { useLanding } from './landing.js';

export function LoginLinkPage() {
  const { t } = useLingui();
  const { token } = useParams({ from: '/login/$token' });
  const logIn = useLogInByLink(token);
  const land = useLanding();
  if (logIn.error instanceof ApiError && logIn.error.code === 'link.invalid') {
    return (
      <Doorstep title={t`Log in`}>
        <State icon={Link2Off} title={<Trans>This link no longer works</Trans>} actions={<LinkButton to="/login" variant="default"><Trans>Go to the login</Trans></LinkButton>}>
          <Trans>A login link works once and not for long.</Trans>
        </State>
      </Doorstep>
    );
  }
  return (
    <Doorstep title={t`Log in`} description={<Trans>This link logs you in to {installation.product} once.</Trans>}>
      <FormError error={logIn.error} />
      <Button fullWidth autoFocus loading={logIn.isPending} onClick={() => logIn.mutate(undefined, { onSuccess: (me) => land(me) })}><Trans>Log in</Trans></Button>
    </Doorstep>
  );
}
