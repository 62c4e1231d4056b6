import type { TemplateStatus } from '#contracts';
import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { STATUS_COLORS, STATUS_TEXTS } from './template-texts.js';

export function TemplateStatusPill({ status }: { readonly status: TemplateStatus }) {
  const { i18n } = useLingui();
  return <Badge variant="light" color={STATUS_COLORS[status]} radius="sm" tt="none" fw={600}>{i18n._(STATUS_TEXTS[status])}</Badge>;
}
