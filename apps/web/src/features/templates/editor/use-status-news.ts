import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useNotices } from '../../../shared/page/notices.js';
import type { Template } from '../../../shared/templates/templates-query.js';

/** Says it aloud when WhatsApp has decided about the template that is open. */
export function useStatusNews(template: Template | undefined): void {
  const { t } = useLingui();
  const notices = useNotices();
  const { label = '', status } = template ?? {};
  const before = useRef(status);
  useEffect(() => {
    if (before.current === 'pending' && status === 'approved') notices.done(t`WhatsApp approved ${label}.`);
    else if (before.current !== undefined && before.current !== status && status === 'rejected') notices.warned(t`WhatsApp did not take ${label}.`);
    else if (before.current === 'approved' && status === 'paused') notices.warned(t`WhatsApp paused ${label}.`);
    before.current = status;
  }, [label, notices, status, t]);
}
