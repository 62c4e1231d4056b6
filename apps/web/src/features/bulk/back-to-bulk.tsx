import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { LinkAnchor } from '../../shared/page/links.js';
import classes from './bulk.module.css';

export function BackToBulk() {
  const { storeSlug = '' } = useParams({ strict: false });
  return <LinkAnchor to="/s/$storeSlug/bulk" params={{ storeSlug }} size="sm" className={classes['back'] ?? ''}><ArrowLeft className={classes['flips'] ?? ''} size={15} aria-hidden /><Trans>Bulk messages</Trans></LinkAnchor>;
}
