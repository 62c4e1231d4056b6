import type { TemplateHeader } from '#contracts';
import { Trans } from '@lingui/react/macro';
import { useStore } from '../../../../shared/people/me.js';
import { FileField } from '../../../../shared/templates/file-field.js';

/** The sample file of a header: for those who approve it, and sent where no other is chosen. */
export function HeaderFile({ header, error, onChange }: { readonly header: TemplateHeader; readonly error: string | undefined; readonly onChange: (header: TemplateHeader) => void }) {
  const store = useStore();
  return (
    <FileField
      storeId={store.id} label={<Trans>Sample file</Trans>} format={header.format} has={header.media_id !== undefined} error={error}
      onChange={(mediaId) => onChange({ format: header.format, ...(mediaId === undefined ? {} : { media_id: mediaId }) })}
    />
  );
}
