import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import classes from './editor.module.css';

export function BackToTemplates() {
  const { storeSlug = '' } = useParams({ strict: false });
  return <LinkAnchor to="/s/$storeSlug/templates" params={{ storeSlug }} search={{}} size="sm" className={classes['back'] ?? ''}><ArrowLeft className={classes['flips'] ?? ''} size={15} aria-hidden /><Trans>All templates</Trans></LinkAnchor>;
}
