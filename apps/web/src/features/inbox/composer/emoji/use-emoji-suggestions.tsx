import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type Suggestions, useSuggestions } from '../suggestions/use-suggestions.js';
import type { Emoji } from './emoji-words.js';

/** A colon and the beginning of a word, right before the caret. */
const BEGUN = /(?:^|\s):(\p{L}{2,20})$/u;

interface EmojiSuggestions {
  readonly draft: string;
  readonly caret: number;
  /** What takes the place of the colon and its word, and where those begin. */
  readonly onChoose: (emoji: string, from: number) => void;
}

/** Emoji by a word after a colon. */
export function useEmojiSuggestions({ draft, caret, onChoose }: EmojiSuggestions): Suggestions {
  const { t } = useLingui();
  const word = BEGUN.exec(draft.slice(0, caret))?.[1];
  const { data: find } = useQuery({ queryKey: ['emoji'], queryFn: async () => ({ for: (await import('./emoji-words.js')).emojiFor }), enabled: word !== undefined, staleTime: Infinity, structuralSharing: false });
  return useSuggestions<Emoji>({
    label: t`Emoji`, word, items: word === undefined ? [] : (find?.for(word) ?? []).slice(0, 8), keyOf: ({ emoji }) => emoji,
    onChoose: ({ emoji }) => onChoose(emoji, caret - (word?.length ?? 0) - 1),
    show: ({ emoji, words }) => <><span aria-hidden>{emoji}</span><bdi>{words.find((each) => word !== undefined && each.toLowerCase().startsWith(word.toLowerCase())) ?? words[0]}</bdi></>,
  });
}
