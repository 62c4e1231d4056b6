import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ApiError, idempotencyKey, type Schemas } from '../../../shared/api/api.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { templateKey } from '../api/get-template.js';
import { NotSubmitted, useSaveTemplate } from '../api/save-template.js';

/** One press of a button. */
interface Attempt {
  readonly body: Schemas['CreateTemplateDto'];
  readonly version: number | undefined;
  readonly submits: boolean;
  readonly isDirty: boolean;
}
interface Saving {
  readonly isPending: boolean;
  /** It has a page of its own now: leaving this one loses nothing. */
  readonly isDone: boolean;
  readonly error: unknown;
  run(attempt: Attempt, onSaved: (saved: Template) => void): void;
}

/** Saves, hands in, says what came of it, and goes on to the page of what is new. */
export function useSaving(template: Template | undefined): Saving {
  const { t } = useLingui();
  const store = useStore();
  const client = useQueryClient();
  const notices = useNotices();
  const navigate = useNavigate();
  const { storeSlug = '' } = useParams({ strict: false });
  const [isDone, setDone] = useState(false);
  const { mutate, isPending, error } = useSaveTemplate(store.id);
  const isRunning = useRef(false);
  const sent = useRef({ words: '', key: '' });
  const keyOf = (body: Schemas['CreateTemplateDto']): string => {
    const words = JSON.stringify(body);
    if (sent.current.words !== words) sent.current = { words, key: idempotencyKey()['Idempotency-Key'] };
    return sent.current.key;
  };
  const goTo = (saved: Template): void => {
    if (saved.id === template?.id) return;
    setDone(true);
    void navigate({ to: '/s/$storeSlug/templates/$templateId', params: { storeSlug, templateId: saved.id }, replace: true, ignoreBlocker: true });
  };
  const run: Saving['run'] = ({ body, version, submits, isDirty }, onSaved) => {
    // A second press comes before the page knows of the first.
    if (isRunning.current) return;
    isRunning.current = true;
    mutate({ template, version, body, submits, key: keyOf(body) }, {
      onSuccess: (saved) => {
        notices.done(saved.status === 'pending' ? t`Handed in. WhatsApp usually answers within minutes.` : saved.status === 'ready' ? t`Saved. It can be sent.` : t`Saved.`);
        onSaved(saved);
        goTo(saved);
      },
      onError: (failure) => {
        if (template && isStale(failure)) {
          // Of own words the page asks by itself whose stay; without any the form only becomes what it is now.
          if (!isDirty) notices.failed(failure);
          return void client.invalidateQueries({ queryKey: templateKey(store.id, template.id) });
        }
        if (!(failure instanceof NotSubmitted)) return;
        notices.failed(failure.reason);
        onSaved(failure.saved);
        goTo(failure.saved);
      },
      onSettled: () => {
        isRunning.current = false;
      },
    });
  };
  return { isPending, isDone, error: error instanceof NotSubmitted || isStale(error) ? null : error, run };
}

function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'template.stale';
}
