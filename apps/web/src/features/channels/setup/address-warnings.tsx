import { Trans } from '@lingui/react/macro';
import { Alert, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { Setup } from '../api/get-channel-setup.js';
import { useProblemText } from '../problem-texts.js';

/** Why nobody can deliver to this installation yet (R74, R75). */
export function AddressWarnings({ warnings }: { readonly warnings: Setup['warnings'] }) {
  const text = useProblemText();
  if (warnings.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<TriangleAlert size={18} aria-hidden />} title={<Trans>This installation cannot be reached from outside yet</Trans>}>
      <Stack gap={4}>{warnings.map((warning) => <Text key={warning.code} size="sm">{text(warning)}</Text>)}</Stack>
    </Alert>
  );
}
