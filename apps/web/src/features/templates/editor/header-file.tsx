import type { TemplateHeader } from '#contracts';
import { Trans } from '@lingui/react/macro';
import { Button, FileButton, Group, Input } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FileUp, X } from 'lucide-react';
import type { Schemas } from '../../../shared/api.js';
import { useErrorText } from '../../../shared/error-texts.js';
import { useMe, useStore } from '../../../shared/me.js';
import { uploadFile } from '../../../shared/upload-file.js';

const ACCEPTS: Readonly<Record<string, string>> = { image: 'image/jpeg,image/png', video: 'video/mp4', document: 'application/pdf' };

/** The sample file of a header: for those who approve it, and sent where no other is chosen. */
export function HeaderFile({ header, error, onChange }: { readonly header: TemplateHeader; readonly error: string | undefined; readonly onChange: (header: TemplateHeader) => void }) {
  const store = useStore();
  const me = useMe();
  const errorText = useErrorText();
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile<Schemas['MediaDto']>({ path: `/api/v1/stores/${store.id}/media`, csrfToken: me.csrf_token, file }),
    onSuccess: ({ id }) => onChange({ ...header, media_id: id }),
  });
  const problem = upload.error ? errorText(upload.error) : error;
  const has = header.media_id !== undefined;
  return (
    <Input.Wrapper label={<Trans>Sample file</Trans>} error={problem}>
      <Group gap="xs" mt={4} mb={problem === undefined ? 0 : 6}>
        <FileButton onChange={(file) => file && upload.mutate(file)} accept={ACCEPTS[header.format] ?? ''}>
          {(props) => <Button {...props} variant="default" loading={upload.isPending} leftSection={<FileUp size={16} aria-hidden />}>{has ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}</Button>}
        </FileButton>
        {has && <Button variant="subtle" color="gray" leftSection={<X size={14} aria-hidden />} onClick={() => onChange({ format: header.format })}><Trans>Remove</Trans></Button>}
      </Group>
    </Input.Wrapper>
  );
}
