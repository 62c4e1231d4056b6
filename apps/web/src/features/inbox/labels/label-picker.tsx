import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Tag } from 'lucide-react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import type { Conversation } from '../model.js';
import { picking } from './picking.js';

const LabelChoices = lazyPart(async () => (await import('./label-choices.js')).LabelChoices);
const LabelsDialog = lazyPart(async () => (await import('./labels-dialog.js')).LabelsDialog);

interface LabelPickerProps {
  readonly storeId: string;
  readonly conversation: Conversation;
}

/** Which labels a conversation carries. */
export function LabelPicker({ storeId, conversation }: LabelPickerProps) {
  const { t } = useLingui();
  const isOpen = picking.useIsOpen(conversation.id);
  const [isManaging, manage] = useDisclosure(false);
  return (
    <>
      <Popover opened={isOpen} onChange={(next) => !next && picking.close()} position="bottom-end" width={272} trapFocus withinPortal>
        <Popover.Target>
          <Tooltip label={t`Labels`}><ActionIcon variant="subtle" color="gray" size={34} aria-label={t`Labels`} onClick={() => (isOpen ? picking.close() : picking.open(conversation.id))}><Tag size={17} aria-hidden /></ActionIcon></Tooltip>
        </Popover.Target>
        <Popover.Dropdown p="sm" aria-label={t`Labels`}>
          {isOpen && <LabelChoices storeId={storeId} conversation={conversation} onManage={() => {
            picking.close();
            manage.open();
          }} />}
        </Popover.Dropdown>
      </Popover>
      {isManaging && <LabelsDialog storeId={storeId} onClose={manage.close} />}
    </>
  );
}
