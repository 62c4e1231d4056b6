import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type Suggestions, useSuggestions } from '../composer/suggestions/use-suggestions.js';
import type { Conversation } from '../model.js';
import { offeredRepliesQuery } from './api/list-canned-replies.js';
import classes from './canned-replies.module.css';
import { useReplyValues } from './use-reply-values.js';
import { filled, shortcutIn } from './variables.js';

interface CannedSuggestions {
  readonly storeId: string;
  readonly conversation: Conversation;
  readonly draft: string;
  /** Takes the place of the draft. */
  readonly onTake: (text: string) => void;
}

/** Canned replies by their shortcut, as they would be sent. */
export function useCannedSuggestions({ storeId, conversation, draft, onTake }: CannedSuggestions): Suggestions {
  const { t } = useLingui();
  const values = useReplyValues(conversation);
  const word = shortcutIn(draft);
  const { data = [] } = useQuery({ ...offeredRepliesQuery(storeId, word ?? ''), enabled: word !== undefined });
  return useSuggestions({
    label: t`Canned replies`, word, items: data, keyOf: ({ id }) => id, onChoose: ({ body }) => onTake(filled(body, values)),
    show: ({ shortcut, body }) => <><bdi className={classes['shortcut']}>/{shortcut}</bdi><span className={classes['preview']} dir="auto">{filled(body, values)}</span></>,
  });
}
