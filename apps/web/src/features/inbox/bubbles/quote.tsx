import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { KIND_TEXTS } from '../kind-texts.js';
import { type Conversation, customerName, type Message } from '../model.js';
import shared from '../../../shared/message/message.module.css';
import { plainText } from '../../../shared/message/wa-format.js';
import classes from './bubble.module.css';

/** At most so much of a quoted message is shown. */
const SHOWN = 200;

export function quoteText(text: string): string {
  const words = plainText(text);
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
}

interface QuoteProps {
  readonly quoted: Message | undefined;
  readonly customer: Conversation['customer'];
  readonly onJump: (messageId: string) => void;
}

/** The message that this one answers. */
export function Quote({ quoted, customer, onJump }: QuoteProps) {
  const { i18n } = useLingui();
  if (!quoted) return <div className={shared['quote']}><Trans>An earlier message</Trans></div>;
  return (
    <UnstyledButton className={shared['quote']} onClick={() => onJump(quoted.id)}>
      <span className={classes['quoteAuthor']}><bdi>{quoted.direction === 'in' ? customerName(customer) : <Trans>The store</Trans>}</bdi></span>
      <span className={classes['quoteText']} dir="auto">{quoted.text === '' ? i18n._(KIND_TEXTS[quoted.kind]) : quoteText(quoted.text)}</span>
    </UnstyledButton>
  );
}
