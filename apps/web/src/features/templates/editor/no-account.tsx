import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { Smartphone } from 'lucide-react';
import { LinkButton } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';
import { Page } from '../../../shared/page/page.js';
import { State } from '../../../shared/page/states.js';
import { BackToTemplates } from './back-to-templates.js';

/** Every template belongs to an account (R146). */
export function NoAccount() {
  const { t } = useLingui();
  const store = useStore();
  const { storeSlug = '' } = useParams({ strict: false });
  return (
    <Page title={t`New template`} place={store.name} description={<BackToTemplates />}>
      <State icon={Smartphone} title={<Trans>Connect a WhatsApp account first</Trans>} actions={<LinkButton to="/s/$storeSlug/settings/channels" params={{ storeSlug }}><Trans>Open Channels</Trans></LinkButton>}>
        <Trans>Every template belongs to one account.</Trans>
      </State>
    </Page>
  );
}
