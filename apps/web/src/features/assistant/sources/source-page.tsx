import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft, CircleAlert, Download, FileUp, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FileButton } from '../../../shared/form/file-button.js';
import { LinkAnchor } from '../../../shared/page/links.js';
import { List } from '../../../shared/list/list.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { useDownload } from '../../../shared/page/use-download.js';
import { Moment } from '../../../shared/formats/time.js';
import { sourceQuery } from './api/get-source.js';
import type { Source } from './api/list-sources.js';
import { useSyncSource } from './api/sync-source.js';
import { ChunkList } from './chunk-list.js';
import { fileSize } from './file-size.js';
import { PageList } from './page-list.js';
import { SettingsDialog } from './settings-dialog.js';
import { SourceState } from './source-state.js';
import { FAILURE_TEXTS, SCHEDULE_TEXTS } from './source-texts.js';
import classes from './sources.module.css';
import { UploadRow } from './upload-row.js';
import { useDeleteSourceAsking } from './use-delete-source.js';
import { DOCUMENT_ENDINGS, useUploads } from './use-uploads.js';

/** One document or website: how its reading went, and what was read. */
export function SourcePage() {
  const store = useStore();
  const { sourceId } = useParams({ from: '/signed-in/frame/s/$storeSlug/assistant/knowledge/sources/$sourceId' });
  const { page } = useSearch({ from: '/signed-in/frame/s/$storeSlug/assistant/knowledge/sources/$sourceId' });
  const query = useQuery(sourceQuery(store.id, sourceId));
  return (
    <>
      <LinkAnchor size="sm" to="/s/$storeSlug/assistant/knowledge" params={{ storeSlug: store.slug }}><ArrowLeft size={15} aria-hidden className="flips" style={{ verticalAlign: '-2px' }} /> <Trans>All knowledge</Trans></LinkAnchor>
      <Loaded query={query}>
        {(source) => (
          <>
            <SourceFacts storeId={store.id} source={source} />
            {source.website && <PageList storeId={store.id} sourceId={source.id} opened={page} />}
            {source.knowledge_id !== null && <ChunkList storeId={store.id} knowledgeId={source.knowledge_id} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function SourceFacts({ storeId, source }: { readonly storeId: string; readonly source: Source }) {
  const { i18n } = useLingui();
  const mayChange = useIsAtLeast('admin');
  const { file, website, failure, chunks } = source;
  return (
    <Section title={<bdi>{source.title}</bdi>} actions={<SourceState state={source.state} />}>
      {failure && <Alert color="red" variant="light" mb="md" icon={<CircleAlert size={18} aria-hidden />}>{i18n._(FAILURE_TEXTS[failure.code])}{chunks > 0 && <> <Trans>What was read before stays in use.</Trans></>}</Alert>}
      <dl className={classes['list']}>
        {file && <div><dt><Trans>File</Trans></dt><dd><bdi>{file.filename}</bdi> <Text span size="sm" c="dimmed">{fileSize(file.bytes, i18n.locale)}</Text></dd></div>}
        {website && <div><dt><Trans>Address</Trans></dt><dd><Anchor href={website.url} target="_blank" rel="noreferrer" size="sm" dir="ltr">{website.url}</Anchor></dd></div>}
        {website && <div><dt><Trans>Read again</Trans></dt><dd>{i18n._(SCHEDULE_TEXTS[website.schedule])}{website.next_read_at !== null && <> <Text span size="sm" c="dimmed"><Trans>next <Moment at={website.next_read_at} /></Trans></Text></>}</dd></div>}
        <div><dt><Trans>Last read</Trans></dt><dd>{source.read_at === null ? <Trans>Not yet</Trans> : <Moment at={source.read_at} />}</dd></div>
        <div><dt><Trans>Text</Trans></dt><dd>{chunks === 0 ? <Trans>None</Trans> : <Plural value={chunks} one="# piece" other="# pieces" />}</dd></div>
        <div><dt><Trans>Used in the last 30 days</Trans></dt><dd>{source.used_count === 0 ? <Trans>Not yet</Trans> : <Plural value={source.used_count} one="in # answer" other="in # answers" />}</dd></div>
      </dl>
      {(mayChange || file) && <SourceActions storeId={storeId} source={source} mayChange={mayChange} />}
    </Section>
  );
}

function SourceActions({ storeId, source, mayChange }: { readonly storeId: string; readonly source: Source; readonly mayChange: boolean }) {
  const { t } = useLingui();
  const { onClick, isPending: isDownloading } = useDownload();
  const { slug: storeSlug } = useStore();
  const navigate = useNavigate();
  const notices = useNotices();
  const sync = useSyncSource(storeId);
  const remove = useDeleteSourceAsking(storeId);
  const uploads = useUploads(storeId);
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <Group gap="sm" mt="lg">
        {mayChange && source.file && <FileButton accept={DOCUMENT_ENDINGS} onChange={(chosen) => chosen && uploads.add([chosen], source.id)}>{(props) => <Button variant="default" leftSection={<FileUp size={16} aria-hidden />} {...props}><Trans>Upload a newer version</Trans></Button>}</FileButton>}
        {mayChange && <Button variant="default" leftSection={<RefreshCw size={16} aria-hidden />} loading={sync.isPending} onClick={() => sync.mutate(source.id, { onError: notices.failed })}><Trans>Read again</Trans></Button>}
        {source.file && <Button variant="default" component="a" href={`/api/v1/stores/${storeId}/knowledge/sources/${source.id}/content`} download={source.file.filename} loading={isDownloading} onClick={onClick} leftSection={<Download size={16} aria-hidden />}><Trans>Download the file</Trans></Button>}
        {mayChange && <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={() => setChanging(true)}>{source.website ? <Trans>Change</Trans> : <Trans>Rename</Trans>}</Button>}
        {mayChange && <Button variant="subtle" color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={() => remove(source, () => void navigate({ to: '/s/$storeSlug/assistant/knowledge', params: { storeSlug } }))}><Trans>Delete</Trans></Button>}
      </Group>
      {uploads.all.length > 0 && <List label={t`Uploads`}>{uploads.all.map((each) => <UploadRow key={each.key} upload={each} onDrop={() => uploads.drop(each)} />)}</List>}
      {isChanging && <SettingsDialog storeId={storeId} source={source} onClose={() => setChanging(false)} />}
    </>
  );
}
