import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FileSpreadsheet, Undo2 } from 'lucide-react';
import { List, ListRow } from '../list/list.js';
import { Section } from '../page/page.js';
import { Moment, useNow } from '../formats/time.js';
import type { Import, ImportKind } from './import-kind.js';
import { importsQuery } from './list-imports.js';
import { UndoneText, useUndo } from './undo.js';

/** The last imports, each with the way back while there is one; nothing at all before the first. */
export function RecentImports({ kind, storeId }: { readonly kind: ImportKind; readonly storeId: string }) {
  const { t } = useLingui();
  const { data = [] } = useQuery(importsQuery(kind, storeId));
  if (data.length === 0) return null;
  return (
    <Section p={0} title={t`Recent imports`} description={<Trans>Each can be undone as a whole for 24 hours.</Trans>}>
      <List label={t`Recent imports`}>{data.map((each) => <ImportRow key={each.id} kind={kind} storeId={storeId} result={each} />)}</List>
    </Section>
  );
}

function ImportRow({ kind, storeId, result }: { readonly kind: ImportKind; readonly storeId: string; readonly result: Import }) {
  const { t } = useLingui();
  const now = useNow();
  const undo = useUndo(kind, storeId);
  const { filename, imported_by: by, created, updated, undone, undoable_until: until } = result;
  const name = filename ?? t`File without a name`;
  return (
    <ListRow>
      <FileSpreadsheet size={20} aria-hidden />
      <Stack gap={0} flex="1 1 180px" miw={0}>
        <Text size="sm" fw={500} truncate><bdi>{name}</bdi></Text>
        <Text size="xs" c="dimmed"><Moment at={result.created_at} />{by !== null && <> · <bdi>{by}</bdi></>} · {undone ? <Trans>Undone: <UndoneText kind={kind} undone={undone} /></Trans> : <Trans><Plural value={created} one="# new" other="# new" />, <Plural value={updated} one="# changed" other="# changed" /></Trans>}</Text>
      </Stack>
      {until !== null && Date.parse(until) > now && <Button size="xs" variant="default" leftSection={<Undo2 size={14} aria-hidden />} loading={undo.isPending} aria-label={t`Undo the import of ${name}`} onClick={() => undo.ask(result)}><Trans>Undo</Trans></Button>}
    </ListRow>
  );
}
