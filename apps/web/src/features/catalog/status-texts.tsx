import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ProductStatus } from './search.js';
import classes from './status.module.css';

export const STATUS_TEXTS: Readonly<Record<ProductStatus, MessageDescriptor>> = { active: msg({ message: 'Active', context: 'product' }), draft: msg`Draft`, archived: msg`Archived` };

export function StatusPill({ status }: { readonly status: ProductStatus }) {
  const { i18n } = useLingui();
  return <span className={classes['pill']} data-status={status}>{i18n._(STATUS_TEXTS[status])}</span>;
}
