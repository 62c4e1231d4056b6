import { useState } from 'react';
import type { Template } from '../../../shared/templates/templates-query.js';
import { type Draft, draftOf, type PartsChange } from './draft/draft.js';

interface Editing {
  readonly draft: Draft;
  readonly isDirty: boolean;
  /** Of the template that the words were begun from. */
  readonly version: number | undefined;
  /** Somebody else changed the template: `mine` while the own words are in the form, `theirs` while those of the others are looked at. */
  readonly meanwhile: 'mine' | 'theirs' | undefined;
  change(next: Partial<Draft>): void;
  changeParts(next: PartsChange): void;
  /** What was sent is saved now; words that came after stay. */
  saved(template: Template, sent: Draft): void;
  show(whose: 'mine' | 'theirs'): void;
  /** Goes on with what is in the form. */
  decide(): void;
}
interface State { readonly start: Draft; readonly draft: Draft; readonly version: number | undefined; /** The own words, while those of others are looked at. */ readonly aside?: Draft }

/** The words being written, which nobody else's change takes away. @param isSaving news of the own change is no news */
export function useDraft(template: Template | undefined, begun: Draft, isSaving: boolean): Editing {
  const [state, setState] = useState<State>({ start: begun, draft: begun, version: template?.version });
  const { start, draft, version, aside } = state;
  const isDirty = draft !== start || aside !== undefined;
  const isNews = template !== undefined && version !== undefined && template.version > version && !isSaving;
  if (isNews && !isDirty) setState(startedWith(template));
  const edit = (next: (now: Draft) => Draft): void => setState((now) => ({ ...now, draft: next(now.draft) }));
  return {
    draft, isDirty, version,
    meanwhile: !isNews || !isDirty ? undefined : aside === undefined ? 'mine' : 'theirs',
    change: (next) => edit((now) => ({ ...now, ...next })),
    changeParts: (next) => edit((now) => ({ ...now, components: { ...now.components, ...(typeof next === 'function' ? next(now.components) : next) } })),
    saved: (saved, sent) => setState((now) => {
      const kept = startedWith(saved);
      return now.draft === sent ? kept : { ...now, start: kept.start, version: saved.version };
    }),
    show: (whose) => setState((now) => {
      if (whose === 'mine') return { start: now.start, draft: now.aside ?? now.draft, version: now.version };
      return template === undefined ? now : { ...now, draft: draftOf(template), aside: now.aside ?? now.draft };
    }),
    decide: () => setState((now) => {
      if (template === undefined) return now;
      const theirs = startedWith(template);
      return now.aside === undefined ? { ...theirs, draft: now.draft } : theirs;
    }),
  };
}

function startedWith(template: Template): State {
  const draft = draftOf(template);
  return { start: draft, draft, version: template.version };
}
