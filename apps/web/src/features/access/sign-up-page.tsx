import { Trans, useLingui } from '@lingui/react/macro';
import { LinkAnchor } from '../../shared/page/links.js';
import { useRegister } from './api/register.js';
import { Doorstep } from './doorstep.js';
import { RegistrationForm } from './registration-form.js';

export function SignUpPage() {
  const { t } = useLingui();
  const register = useRegister();
  return (
    <Doorstep
      title={t`Open a store`} description={<Trans>Two short steps. No card, no phone call.</Trans>}
      footer={<Trans>You have a login? <LinkAnchor to="/login" underline="always">Log in</LinkAnchor> or <LinkAnchor to="/reset" underline="always">reset the password</LinkAnchor></Trans>}
    >
      <RegistrationForm register={register} />
    </Doorstep>
  );
}
