import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { FileButton } from '../../../shared/form/file-button.js';

export function AttachButton({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  const { t } = useLingui();
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) => <Tooltip label={t`Attach files`}><ActionIcon {...props} data-attach variant="subtle" color="gray" size={36} aria-label={t`Attach files`}><Paperclip size={19} aria-hidden /></ActionIcon></Tooltip>}
    </FileButton>
  );
}
