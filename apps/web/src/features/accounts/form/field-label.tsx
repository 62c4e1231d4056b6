import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ProviderField } from '../../../shared/api/list-providers.js';

export function FieldLabel({ field }: { readonly field: ProviderField }) {
  return <>{field.label}{!field.required && <Text component="span" size="xs" c="dimmed" fw={400}> · <Trans>optional</Trans></Text>}</>;
}
