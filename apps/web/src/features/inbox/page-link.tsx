import { Anchor } from '@mantine/core';
import { useParams, useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** A link to a page of the store that shows itself only where that page exists. */
export function PageLink({ page, children }: { readonly page: 'assistant' | 'assistant/cost' | 'settings/accounts' | 'settings/billing' | 'settings/channels'; readonly children: ReactNode }) {
  const router = useRouter();
  const { storeSlug = '' } = useParams({ strict: false });
  if (!Object.hasOwn(router.routesByPath, `/s/$storeSlug/${page}`)) return null;
  const href = `/s/${storeSlug}/${page}`;
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(href);
  };
  return <Anchor href={href} size="sm" onClick={open}>{children}</Anchor>;
}
