import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { installation } from '../../shared/installation.js';
import { LinkAnchor } from '../../shared/links.js';
import { Doorstep } from './doorstep.js';
import { useLanding } from './landing.js';
import { LoginForm } from './login-form.js';

export function LoginPage() {
  const { t } = useLingui();
  const { next } = useSearch({ from: '/login' });
  const land = useLanding();
  return (
    <Doorstep
      title={t`Log in`}
      footer={installation.registration === 'open' && <Trans>New here? <LinkAnchor to="/signup" underline="always">Open a store</LinkAnchor></Trans>}
    >
      <LoginForm onDone={(me) => land(me, next)} />
      <LinkAnchor to="/reset" size="sm" display="block" ta="center" mt="md"><Trans>Forgot your password?</Trans></LinkAnchor>
    </Doorstep>
  );
}
