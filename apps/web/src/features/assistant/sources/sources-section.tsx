import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileText, FileUp, Globe } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { FileButton } from '../../../shared/form/file-button.js';
import { List, MoreRows } from '../../../shared/list/list.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded, State } from '../../../shared/page/states.js';
import { sourcesQuery } from './api/list-sources.js';
import { SourceRow } from './source-row.js';
import classes from './sources.module.css';
import { UploadRow } from './upload-row.js';
import { DOCUMENT_ENDINGS, useUploads } from './use-uploads.js';
import { WebsiteDialog } from './website-dialog.js';

/** What the assistant reads beside what people write. Files can be dropped on it. */
export function SourcesSection({ storeId, mayChange }: { readonly storeId: string; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(sourcesQuery(storeId));
  const uploads = useUploads(storeId);
  const [isOver, setOver] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  const drags = mayChange ? { onDragOver: (event: DragEvent) => { event.preventDefault(); setOver(true); }, onDragLeave: () => setOver(false), onDrop: drop } : {};
  const upload = mayChange && (
    <Group gap="sm">
      <Button variant="default" leftSection={<Globe size={16} aria-hidden />} onClick={() => setAdding(true)}><Trans>Add a website</Trans></Button>
      <FileButton multiple accept={DOCUMENT_ENDINGS} onChange={(files) => uploads.add(files)}>
        {(props) => <Button leftSection={<FileUp size={16} aria-hidden />} {...props}><Trans>Upload documents</Trans></Button>}
      </FileButton>
    </Group>
  );
  return (
    <Section p={0} className={classes['section']} data-over={isOver || undefined} {...drags} title={t`Documents and websites`} description={<Trans>Price lists, manuals, terms: the assistant reads PDF, Word, text and Markdown files of up to 20 MB, and pages of your website.</Trans>} actions={upload}>
      <Loaded query={query}>
        {(sources) => {
          if (sources.length === 0 && uploads.all.length === 0) return <State icon={FileText} color="teal" title={<Trans>Nothing to read yet</Trans>}>{mayChange ? <Trans>Drop files here, or choose files or a website with the buttons above. Each is ready a moment later.</Trans> : <Trans>Owners and admins can add documents and websites.</Trans>}</State>;
          return (
            <List label={t`Documents and websites`}>
              {uploads.all.map((each) => <UploadRow key={each.key} upload={each} onDrop={() => uploads.drop(each)} />)}
              {sources.map((source) => <SourceRow key={source.id} storeId={storeId} source={source} mayChange={mayChange} />)}
            </List>
          );
        }}
      </Loaded>
      <MoreRows query={query} />
      {isAdding && <WebsiteDialog storeId={storeId} onClose={() => setAdding(false)} />}
    </Section>
  );
}
