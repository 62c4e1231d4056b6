import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileText, FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { List, MoreRows } from '../../../shared/list.js';
import { Section } from '../../../shared/page.js';
import { Loaded, State } from '../../../shared/states.js';
import { sourcesQuery } from './api/list-sources.js';
import { SourceRow } from './source-row.js';
import classes from './sources.module.css';
import { UploadRow } from './upload-row.js';
import { DOCUMENT_ENDINGS, useUploads } from './use-uploads.js';

/** What the assistant reads beside what people write. Files can be dropped on it. */
export function SourcesSection({ storeId, mayChange }: { readonly storeId: string; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(sourcesQuery(storeId));
  const uploads = useUploads(storeId);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  const drags = mayChange ? { onDragOver: (event: DragEvent) => { event.preventDefault(); setOver(true); }, onDragLeave: () => setOver(false), onDrop: drop } : {};
  const upload = mayChange && (
    <FileButton multiple accept={DOCUMENT_ENDINGS} onChange={(files) => uploads.add(files)}>
      {(props) => <Button leftSection={<FileUp size={16} aria-hidden />} {...props}><Trans>Upload documents</Trans></Button>}
    </FileButton>
  );
  return (
    <Section p={0} className={classes['section']} data-over={isOver || undefined} {...drags} title={t`Documents`} description={<Trans>Price lists, manuals, terms: the assistant reads PDF, Word, text and Markdown files of up to 20 MB.</Trans>} actions={upload}>
      <Loaded query={query}>
        {(sources) => {
          if (sources.length === 0 && uploads.all.length === 0) return <State icon={FileText} color="teal" title={<Trans>No documents yet</Trans>}>{mayChange ? <Trans>Drop files here, or choose them with the button above. Each is ready a moment later.</Trans> : <Trans>Owners and admins can upload some.</Trans>}</State>;
          return (
            <List label={t`Documents`}>
              {uploads.all.map((each) => <UploadRow key={each.key} upload={each} onDrop={() => uploads.drop(each)} />)}
              {sources.map((source) => <SourceRow key={source.id} storeId={storeId} source={source} mayChange={mayChange} />)}
            </List>
          );
        }}
      </Loaded>
      <MoreRows query={query} />
    </Section>
  );
}
