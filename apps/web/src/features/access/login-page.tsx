import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Terminal } from 'lucide-react';
import { installation } from '../../shared/api/installation.js';
import { LinkAnchor } from '../../shared/page/links.js';
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
      {installation.demo && <Alert color="teal" variant="light" mb="md" p="sm" icon={<Terminal size={18} aria-hidden />}><Trans>This is the demo: the terminal in which it runs shows a link that logs you in.</Trans></Alert>}
      <LoginForm onDone={(me) => land(me, next)} />
      <LinkAnchor to="/reset" size="sm" display="block" ta="center" mt="md"><Trans>Forgot your password?</Trans></LinkAnchor>
    </Doorstep>
  );
}
