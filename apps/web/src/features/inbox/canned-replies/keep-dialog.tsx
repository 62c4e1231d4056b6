import { useLingui } from '@lingui/react/macro';
import { Dialog } from '../../../shared/page/dialog.js';
import { CannedForm } from './canned-form.js';
import { keeping } from './keeping.js';

/** Makes a canned reply of what somebody wrote. */
export function KeepDialog({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  return <Dialog onClose={keeping.close} title={t`New canned reply`} size="lg" closeOnClickOutside={false}><CannedForm storeId={storeId} body={keeping.useAbout()?.slice(0, 4096)} onDone={keeping.close} /></Dialog>;
}
