import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { LinkButton } from '../../shared/page/links.js';
import classes from './accounts.module.css';

/** The way back to the list. */
export function AccountsLink({ slug }: { readonly slug: string }) {
  return <LinkButton variant="default" to="/s/$storeSlug/settings/accounts" params={{ storeSlug: slug }} leftSection={<ArrowLeft size={16} className={classes['turning']} aria-hidden />}><Trans>All accounts</Trans></LinkButton>;
}
