import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { installation } from '../../shared/api/installation.js';
import { useSetUp } from './api/set-up.js';
import { Doorstep } from './doorstep.js';
import { RegistrationForm } from './registration-form.js';

export function SetupPage() {
  const { t } = useLingui();
  const { token } = useParams({ from: '/setup/$token' });
  const setUp = useSetUp(token);
  return (
    <Doorstep title={t`Welcome to ${installation.product}`} description={<Trans>You are the first one here. Make the owner's login and the first store.</Trans>}>
      <RegistrationForm register={setUp} />
    </Doorstep>
  );
}
