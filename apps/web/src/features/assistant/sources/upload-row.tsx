import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Progress, Text } from '@mantine/core';
import { FileUp, X } from 'lucide-react';
import { ListRow } from '../../../shared/list/list.js';
import knowledge from '../knowledge/knowledge.module.css';
import classes from './sources.module.css';
import type { DocumentUpload } from './use-uploads.js';

/** A file on its way, or why it did not arrive. */
export function UploadRow({ upload, onDrop }: { readonly upload: DocumentUpload; readonly onDrop: () => void }) {
  const { t, i18n } = useLingui();
  const { name, progress, error } = upload;
  return (
    <ListRow>
      <FileUp size={20} aria-hidden className={knowledge['rowIcon']} />
      <div className={knowledge['rowText']}>
        <Text size="sm" fw={500} lineClamp={1}><bdi>{name}</bdi></Text>
        {error === undefined
          ? <Progress value={progress * 100} size="sm" mt={6} aria-label={t`Upload of ${name}`} />
          : <Text size="xs" className={classes['failure']} role="alert">{error}</Text>}
      </div>
      {error === undefined && <Text size="xs" c="dimmed">{new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(progress)}</Text>}
      <ActionIcon variant="subtle" color="gray" aria-label={error === undefined ? t`Cancel the upload of ${name}` : t`Dismiss ${name}`} onClick={onDrop}><X size={16} aria-hidden /></ActionIcon>
    </ListRow>
  );
}
