import { ActionIcon, CopyButton, TextInput, Tooltip } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';

/** A text that is here to be copied. */
export function CopyField({ label, value, description }: { readonly label: string; readonly value: string; readonly description?: string }) {
  const { t } = useLingui();
  return (
    <TextInput
      label={label} description={description} value={value} readOnly dir="ltr" onFocus={(event) => event.currentTarget.select()}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', textOverflow: 'ellipsis' } }}
      rightSection={(
        <CopyButton value={value} timeout={2000}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? t`Copied` : t`Copy`}>
              <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} onClick={copy} aria-label={copied ? t`Copied` : t`Copy ${label}`}>
                {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      )}
    />
  );
}
