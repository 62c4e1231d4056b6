import { Trans } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';
import { abilitiesQuery } from '../api/get-abilities.js';
import type { Message } from '../model.js';
import { sendingTemplate } from '../templates/sending-template.js';
import type { SentTemplate } from '../templates/sent-values.js';
import type { FailureButton } from './failure-buttons.js';

interface FailedActionProps {
  readonly button: Exclude<FailureButton, 'retry' | 'copy_details'>;
  readonly storeId: string;
  readonly message: Message;
  /** Where it is one. */
  readonly template: SentTemplate | undefined;
  /** Puts the message back into the composer. */
  readonly onReturn: (file?: 'another') => void;
}

/** One thing to do about a message that failed. */
export function FailedAction({ button, storeId, message, template, onReturn }: FailedActionProps) {
  const { slug: storeSlug } = useStore();
  const plain = { size: 'compact-xs', variant: 'default' } as const;
  switch (button) {
    case 'send_template': return <Button {...plain} onClick={() => sendingTemplate.open(message.conversation_id)}><Trans>Send template</Trans></Button>;
    case 'edit_values': return <Button {...plain} onClick={() => sendingTemplate.open(message.conversation_id, template)}><Trans>Edit values</Trans></Button>;
    case 'edit': return <Button {...plain} onClick={() => onReturn()}><Trans>Edit</Trans></Button>;
    case 'replace_file': return <Button {...plain} onClick={() => onReturn('another')}><Trans>Choose another file</Trans></Button>;
    case 'account': return <LinkAnchor size="sm" to="/s/$storeSlug/settings/accounts/$accountId" params={{ storeSlug, accountId: message.account_id }}><Trans>Open the account</Trans></LinkAnchor>;
    case 'template': return template && <LinkAnchor size="sm" to="/s/$storeSlug/templates/$templateId" params={{ storeSlug, templateId: template.templateId }}><Trans>Open the template</Trans></LinkAnchor>;
    case 'billing': return <BillingLink storeId={storeId} accountId={message.account_id} />;
  }
}

function BillingLink({ storeId, accountId }: { readonly storeId: string; readonly accountId: string }) {
  const { data } = useQuery(abilitiesQuery(storeId));
  const href = data?.get(accountId)?.billingUrl;
  return href && <Anchor size="sm" href={href} target="_blank" rel="noreferrer"><Trans>Open the provider's billing</Trans></Anchor>;
}
