import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { quoteText } from '../bubbles/quote.js';
import { KIND_TEXTS } from '../kind-texts.js';
import { type Conversation, customerName, type Message } from '../model.js';
import classes from './composer.module.css';

interface ReplyToProps {
  readonly message: Message;
  readonly customer: Conversation['customer'];
  readonly onClose: () => void;
}

export function ReplyTo({ message, customer, onClose }: ReplyToProps) {
  const { t, i18n } = useLingui();
  const who = message.direction === 'in' ? customerName(customer) : t`The store`;
  return (
    <div className={classes['replyTo']}>
      <div className={classes['fileWords']}>
        <strong><Trans>Reply to <bdi>{who}</bdi></Trans></strong>
        <span dir="auto">{message.text === '' ? i18n._(KIND_TEXTS[message.kind]) : quoteText(message.text)}</span>
      </div>
      <ActionIcon variant="subtle" color="gray" size={28} onClick={onClose} aria-label={t`Do not quote`}><X size={15} aria-hidden /></ActionIcon>
    </div>
  );
}
