import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor, Progress, Text } from '@mantine/core';
import { FileText, X } from 'lucide-react';
import classes from './composer.module.css';
import type { Upload, Uploads } from './use-uploads.js';

/** What is attached: how far each file is, and what is wrong with it. */
export function Attachments({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useLingui();
  return <ul className={classes['files']} aria-label={t`Attached files`}>{uploads.all.map((upload) => <Attachment key={upload.key} upload={upload} uploads={uploads} />)}</ul>;
}

function Attachment({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) {
  const { t } = useLingui();
  const { name, progress, media, error } = upload;
  return (
    <li className={classes['file']} data-failed={error !== undefined || undefined}>
      <FileText size={18} aria-hidden />
      <div className={classes['fileWords']}>
        <Text size="sm" truncate><bdi>{name}</bdi></Text>
        {error !== undefined && <Text size="xs" c="red" role="alert">{error} <Anchor component="button" type="button" size="xs" onClick={() => uploads.retry(upload)}><Trans>Try again</Trans></Anchor></Text>}
        {error === undefined && !media && <Progress value={progress * 100} size="sm" aria-label={t`Uploading ${name}`} />}
      </div>
      <ActionIcon variant="subtle" color="gray" size={28} onClick={() => uploads.remove(upload)} aria-label={t`Remove ${name}`}><X size={15} aria-hidden /></ActionIcon>
    </li>
  );
}
