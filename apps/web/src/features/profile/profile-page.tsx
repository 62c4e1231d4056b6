import { useLingui } from '@lingui/react/macro';
import { Page } from '../../shared/page/page.js';
import { NameForm } from './name-form.js';
import { PasswordForm } from './password-form.js';
import { Preferences } from './preferences.js';
import { Sessions } from './sessions.js';

export function ProfilePage() {
  const { t } = useLingui();
  return (
    <Page title={t`Your profile`}>
      <NameForm />
      <Preferences />
      <PasswordForm />
      <Sessions />
    </Page>
  );
}
