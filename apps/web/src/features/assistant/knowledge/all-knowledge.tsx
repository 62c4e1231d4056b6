import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useStore } from '../../../shared/people/me.js';

/** The way back to the list. */
export function AllKnowledge() {
  const { slug: storeSlug } = useStore();
  return <LinkAnchor size="sm" to="/s/$storeSlug/assistant/knowledge" params={{ storeSlug }}><ArrowLeft size={15} aria-hidden className="flips" style={{ verticalAlign: '-2px' }} /> <Trans>All knowledge</Trans></LinkAnchor>;
}
