import { useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../../shared/api.js';
import { useStore } from '../../../shared/me.js';
import { useNotices } from '../../../shared/notices.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { NotSubmitted, useSaveTemplate } from '../api/save-template.js';

interface Saving {
  readonly isPending: boolean;
  /** It has a page of its own now: leaving this one loses nothing. */
  readonly isDone: boolean;
  readonly error: unknown;
  run(body: Schemas['CreateTemplateDto'], submits: boolean, onSaved: (saved: Template) => void): void;
}

/** Saves, hands in, says what came of it, and goes on to the page of what is new. */
export function useSaving(template: Template | undefined): Saving {
  const { t } = useLingui();
  const store = useStore();
  const notices = useNotices();
  const navigate = useNavigate();
  const { storeSlug = '' } = useParams({ strict: false });
  const [isDone, setDone] = useState(false);
  const { mutate, isPending, error } = useSaveTemplate(store.id);
  const goTo = (saved: Template): void => {
    if (saved.id === template?.id) return;
    setDone(true);
    void navigate({ to: '/s/$storeSlug/templates/$templateId', params: { storeSlug, templateId: saved.id }, replace: true, ignoreBlocker: true });
  };
  const run: Saving['run'] = (body, submits, onSaved) => mutate({ template, body, submits }, {
    onSuccess: (saved) => {
      notices.done(saved.status === 'pending' ? t`Handed in. WhatsApp usually answers within minutes.` : saved.status === 'ready' ? t`Saved. It can be sent.` : t`Saved.`);
      onSaved(saved);
      goTo(saved);
    },
    onError: (failure) => {
      if (!(failure instanceof NotSubmitted)) return;
      notices.failed(failure.reason);
      onSaved(failure.saved);
      goTo(failure.saved);
    },
  });
  return { isPending, isDone, error: error instanceof NotSubmitted ? null : error, run };
}
