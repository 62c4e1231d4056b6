import { Stack, Text } from '@mantine/core';
import { FileDrop } from '../form/file-drop.js';
import { FormError } from '../page/states.js';
import type { ImportKind } from './import-kind.js';

interface FileStepProps {
  readonly kind: ImportKind;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onFile: (file: File) => void;
}

export function FileStep({ kind, isBusy, error, onFile }: FileStepProps) {
  const { file, hint } = kind.useTexts();
  return (
    <Stack>
      <FileDrop isBusy={isBusy} onFile={onFile}>{file}</FileDrop>
      <FormError error={error} />
      <Text size="sm" c="dimmed">{hint}</Text>
    </Stack>
  );
}
