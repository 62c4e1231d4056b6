import { useLingui } from '@lingui/react/macro';
import { ActionIcon, CopyButton, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { ArrowLeft, Check, Copy, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Mark } from '../../../shared/people/store-mark.js';
import { HandlerPill } from '../handler-pill.js';
import { LabelChips } from '../labels/label-chips.js';
import { type Conversation, customerName } from '../model.js';
import classes from './thread.module.css';

interface ThreadHeaderProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly onBack: () => void;
  readonly onPanel: () => void;
  readonly children: ReactNode;
}

export function ThreadHeader({ storeId, conversation, onBack, onPanel, children }: ThreadHeaderProps) {
  const { t } = useLingui();
  // Where the list is not on the page, this is what the page is about.
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { customer } = conversation;
  const name = customerName(customer);
  return (
    <header className={classes['header']}>
      <ActionIcon className={classes['back']} variant="subtle" color="gray" size={34} onClick={onBack} aria-label={t`Back to the list`}><ArrowLeft size={18} aria-hidden className="flips" /></ActionIcon>
      <span className={classes['mark']}><Mark name={name} size={36} radius="xl" /></span>
      <Title order={isNarrow ? 1 : 2} size="sm" fw={600} className={classes['name']} dir="auto">{name}</Title>
      <div className={classes['facts']}>
        <HandlerPill conversation={conversation} />
        {customer.phone !== null && customer.name !== null && <Phone phone={customer.phone} />}
      </div>
      <div className={classes['labels']}><LabelChips storeId={storeId} ids={conversation.label_ids} atMost={3} /></div>
      <div className={classes['actions']}>{children}</div>
      <Tooltip label={t`Customer`}><ActionIcon className={classes['toPanel'] ?? ''} variant="subtle" color="gray" size={34} onClick={onPanel} aria-label={t`Customer`}><PanelRight size={18} aria-hidden className="flips" /></ActionIcon></Tooltip>
    </header>
  );
}

function Phone({ phone }: { readonly phone: string }) {
  const { t } = useLingui();
  return (
    <CopyButton value={phone}>
      {({ copied, copy }) => (
        <UnstyledButton className={classes['phone']} onClick={copy} aria-label={copied ? t`Copied` : t`Copy ${phone}`}>
          <bdi dir="ltr">{phone}</bdi>{copied ? <Check size={12} aria-hidden /> : <Copy size={12} aria-hidden />}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
