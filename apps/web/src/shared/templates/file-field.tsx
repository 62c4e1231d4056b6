import { Trans } from '@lingui/react/macro';
import { Button, FileButton, Group, Input } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FileUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError, type Schemas } from '../api.js';
import { useErrorText } from '../error-texts.js';
import { useMe } from '../me.js';
import { uploadFile } from '../upload-file.js';

const ACCEPTS: Readonly<Record<string, string>> = { image: 'image/jpeg,image/png', video: 'video/mp4', document: 'application/pdf' };

interface FileFieldProps {
  readonly storeId: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** `image`, `video` or `document`. */
  readonly format: string;
  /** Whether one is chosen. */
  readonly has: boolean;
  readonly error: string | undefined;
  /** @param mediaId public id; undefined takes the file away */
  readonly onChange: (mediaId: string | undefined) => void;
}

/** The file above a template's text; it is uploaded as soon as it is chosen. */
export function FileField({ storeId, label, description, format, has, error, onChange }: FileFieldProps) {
  const me = useMe();
  const errorText = useErrorText();
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile<Schemas['MediaDto']>({ path: `/api/v1/stores/${storeId}/media`, csrfToken: me.csrf_token, file }),
    onSuccess: ({ id }) => onChange(id),
  });
  // The API's own words name the limit; ours say what to do.
  const problem = upload.error ? [errorText(upload.error), upload.error instanceof ApiError ? upload.error.message : ''].join(' ').trim() : error;
  return (
    <Input.Wrapper label={label} description={description} error={problem}>
      <Group gap="xs" mt={4} mb={problem === undefined ? 0 : 6}>
        <FileButton onChange={(file) => file && upload.mutate(file)} accept={ACCEPTS[format] ?? ''}>
          {(props) => <Button {...props} variant="default" loading={upload.isPending} leftSection={<FileUp size={16} aria-hidden />}>{has ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}</Button>}
        </FileButton>
        {has && <Button variant="subtle" color="gray" leftSection={<X size={14} aria-hidden />} onClick={() => onChange(undefined)}><Trans>Remove</Trans></Button>}
      </Group>
    </Input.Wrapper>
  );
}
