import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CircleCheck, Download, Undo2 } from 'lucide-react';
import { LinkButton } from '../page/links.js';
import { Counts } from './counts.js';
import type { Import, ImportKind } from './import-kind.js';
import { importsQuery } from './list-imports.js';
import { useSaveErrors } from './save-errors.js';
import { UndoneText, useUndo } from './undo.js';

interface ResultStepProps {
  readonly kind: ImportKind;
  readonly storeId: string;
  readonly result: Import;
  readonly onAgain: () => void;
}

export function ResultStep({ kind, storeId, result: first, onAgain }: ResultStepProps) {
  const { t } = useLingui();
  const { storeSlug = '' } = useParams({ strict: false });
  const saveErrors = useSaveErrors(kind);
  const texts = kind.useTexts();
  const undo = useUndo(kind, storeId);
  // It may be undone here or elsewhere.
  const { data } = useQuery(importsQuery(kind, storeId));
  const result = data?.find(({ id }) => id === first.id) ?? first;
  const { created, updated, unchanged, skipped, pictures, undone, error_count: errorCount } = result;
  return (
    <Stack>
      {undone ? <Alert color="gray" variant="light" icon={<Undo2 size={18} aria-hidden />} title={t`The import is undone`}><UndoneText kind={kind} undone={undone} /></Alert>
        : <Alert color="teal" variant="light" icon={<CircleCheck size={18} aria-hidden />} role="status">{texts.imported(created + updated)}</Alert>}
      <Counts counts={[[texts.created, created, 'good'], [t`Changed`, updated, 'good'], [t`As they are`, unchanged, 'quiet'], [t`Rows left out`, skipped, 'bad']]} />
      {pictures !== undefined && pictures.wanted > 0 && !undone && <PicturesText pictures={pictures} />}
      <Group>
        <LinkButton to={kind.home} params={{ storeSlug }}>{texts.open}</LinkButton>
        {errorCount > 0 && <Button variant="default" leftSection={<Download size={16} aria-hidden />} onClick={() => saveErrors(result)}><Trans>Download the mistakes</Trans></Button>}
        <Button variant="default" onClick={onAgain}><Trans>Import another file</Trans></Button>
        {result.undoable_until !== null && <Button variant="subtle" color="red" leftSection={<Undo2 size={16} aria-hidden />} loading={undo.isPending} onClick={() => undo.ask(result)}><Trans>Undo the import</Trans></Button>}
      </Group>
    </Stack>
  );
}

/** Pictures come after the products, one by one. */
function PicturesText({ pictures: { wanted, kept, failed } }: { readonly pictures: NonNullable<Import['pictures']> }) {
  const done = kept + failed;
  const isDone = done >= wanted;
  return (
    <Stack gap={6} role="status">
      <Group gap="xs">
        {!isDone && <Loader size="xs" aria-hidden />}
        <Text size="sm">
          {isDone ? <Plural value={kept} one="# picture is fetched." other="# pictures are fetched." /> : <Trans>Pictures are being fetched: {done} of {wanted}</Trans>}
          {failed > 0 && <> <Plural value={failed} one="# could not be had: the mistakes say why." other="# could not be had: the mistakes say why." /></>}
        </Text>
      </Group>
      {!isDone && <Progress value={(100 * done) / wanted} size="sm" aria-hidden />}
    </Stack>
  );
}
