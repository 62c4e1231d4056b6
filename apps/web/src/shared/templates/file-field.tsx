import { Trans } from '@lingui/react/macro';
import { Button, Group, Input } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FileUp, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { FileButton } from '../form/file-button.js';
import { ApiError, type Schemas } from '../api/api.js';
import { useErrorText } from '../api/error-texts.js';
import { useMe } from '../people/me.js';
import { uploadFile } from '../api/upload-file.js';

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
  /** Whether a file is on its way, which what is sent meanwhile would lack. */
  readonly onBusy?: (isBusy: boolean) => void;
}

/** The file above a template's text; it is uploaded as soon as it is chosen. */
export function FileField({ storeId, label, description, format, has, error, onChange, onBusy }: FileFieldProps) {
  const id = useId();
  const me = useMe();
  const errorText = useErrorText();
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile<Schemas['MediaDto']>({ path: `/api/v1/stores/${storeId}/media`, csrfToken: me.csrf_token, file }),
    onMutate: () => onBusy?.(true),
    onSuccess: (media) => onChange(media.id),
    onSettled: () => onBusy?.(false),
  });
  // The API's own words name the limit; ours say what to do.
  const problem = upload.error ? [errorText(upload.error), upload.error instanceof ApiError ? upload.error.message : ''].join(' ').trim() : error;
  const describedBy = [description === undefined ? '' : `${id}-description`, problem === undefined ? '' : `${id}-error`].join(' ').trim();
  const choose = (file: File | null): void => {
    if (file) upload.mutate(file);
  };
  return (
    <Input.Wrapper id={id} labelElement="div" label={label} description={description} error={problem} role="group" aria-labelledby={`${id}-label`}>
      <Group gap="xs" mt={4} mb={problem === undefined ? 0 : 6}>
        <FileButton onChange={choose} accept={ACCEPTS[format] ?? ''}>
          {(props) => <Button {...props} aria-describedby={describedBy === '' ? undefined : describedBy} variant="default" loading={upload.isPending} leftSection={<FileUp size={16} aria-hidden />}>{has ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}</Button>}
        </FileButton>
        {has && <Button variant="subtle" color="gray" leftSection={<X size={14} aria-hidden />} onClick={() => onChange(undefined)}><Trans>Remove</Trans></Button>}
      </Group>
    </Input.Wrapper>
  );
}
