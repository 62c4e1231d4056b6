import { useLingui } from '@lingui/react/macro';
import { Badge, Loader } from '@mantine/core';
import type { Source } from './api/list-sources.js';
import { STATE_TEXTS } from './source-texts.js';

export function SourceState({ state }: { readonly state: Source['state'] }) {
  const { i18n } = useLingui();
  const { name, color } = STATE_TEXTS[state];
  return <Badge tt="none" variant="light" color={color} leftSection={state === 'reading' ? <Loader size={10} color={color} aria-hidden /> : undefined}>{i18n._(name)}</Badge>;
}
