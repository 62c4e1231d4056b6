import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Pill, type Tone } from '../../shared/page/pill.js';
import type { ProductStatus } from './search.js';

export const STATUS_TEXTS: Readonly<Record<ProductStatus, MessageDescriptor>> = { active: msg({ message: 'Active', context: 'product' }), draft: msg`Draft`, archived: msg`Archived` };

const TONES: Readonly<Record<ProductStatus, Tone>> = { active: 'good', draft: 'waiting', archived: 'quiet' };

export function StatusPill({ status }: { readonly status: ProductStatus }) {
  const { i18n } = useLingui();
  return <Pill tone={TONES[status]} status={status}>{i18n._(STATUS_TEXTS[status])}</Pill>;
}
