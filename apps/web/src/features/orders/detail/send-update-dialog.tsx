import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { fieldError } from '../../../shared/form/form-errors.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import { HeldForm } from '../../../shared/form/held-form.js';
import { useSendOrderUpdate } from '../api/send-order-update.js';
import type { Order } from '../model.js';

/** The first letter says how it is written; the browser's own `auto` does not look at a text that is there from the start. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A few words to the customer about the order; the assistant keeps the conversation. */
export function SendUpdateDialog({ storeId, order, onClose }: { readonly storeId: string; readonly order: Order; readonly onClose: () => void }) {
  const { t } = useLingui();
  const notices = useNotices();
  const send = useSendOrderUpdate(storeId, order.id);
  const suggested = useSuggestion(order);
  const [text, setText] = useState(suggested);
  const submit = (): void => send.mutate(text.trim(), {
    onSuccess: () => {
      notices.done(t`The message is on its way`);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={t`Send update`}>
      <HeldForm
        isSaving={send.isPending}
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) submit();
        }}
      >
        <Stack>
          <Textarea label={t`Message to the customer`} description={t`Sent by WhatsApp. The assistant goes on answering.`} autosize minRows={3} maxLength={4096} dir={RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr'} data-autofocus value={text} onChange={(event) => setText(event.currentTarget.value)} error={fieldError(send.error, '/text')} />
          {fieldError(send.error, '/text') === undefined && <FormError error={send.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}><Trans>Cancel</Trans></Button>
            <Button type="submit" loading={send.isPending} disabled={text.trim() === ''}><Trans>Send</Trans></Button>
          </Group>
        </Stack>
      </HeldForm>
    </Dialog>
  );
}

/** What there is to say in the order's status, in the language of the page. */
function useSuggestion({ number, status }: Order): string {
  const { t } = useLingui();
  const name = `#${number ?? ''}`;
  switch (status) {
    case 'draft': return '';
    case 'placed': return t`We have received your order ${name}. Thank you!`;
    case 'paid': return t`We have received your payment for order ${name}. Thank you!`;
    case 'preparing': return t`We are preparing your order ${name}.`;
    case 'shipped': return t`Your order ${name} is on its way.`;
    case 'delivered': return t`Your order ${name} has been delivered. Enjoy it!`;
    case 'cancelled': return t`Your order ${name} has been cancelled.`;
    case 'refunded': return t`We have refunded your order ${name}.`;
  }
}
