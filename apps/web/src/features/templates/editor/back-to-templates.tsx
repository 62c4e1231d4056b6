import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { LinkAnchor } from '../../../shared/links.js';

export function BackToTemplates() {
  const { storeSlug = '' } = useParams({ strict: false });
  return <LinkAnchor to="/s/$storeSlug/templates" params={{ storeSlug }} search={{}} size="sm" style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}><ArrowLeft size={14} aria-hidden className="flips" /><Trans>All templates</Trans></LinkAnchor>;
}
