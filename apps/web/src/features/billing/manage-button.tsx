import { Trans } from '@lingui/react/macro';
import { Button, type ButtonProps } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { usePortal } from './api/open-portal.js';

/** The way to card, invoices, plan and cancellation; for owners. */
export function ManageButton({ children, ...props }: ButtonProps & { readonly children?: ReactNode }) {
  const store = useStore();
  const isOwner = useIsAtLeast('owner');
  const { go, isLeaving } = usePortal(store.id);
  if (!isOwner) return null;
  return <Button variant="default" rightSection={<ExternalLink size={16} aria-hidden />} loading={isLeaving} onClick={() => go()} {...props}>{children ?? <Trans>Manage billing</Trans>}</Button>;
}
