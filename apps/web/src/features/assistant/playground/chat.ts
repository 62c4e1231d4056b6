import { useCallback, useState } from 'react';
import { listIn, type Parts, textIn } from '../../../shared/message/parts.js';
import { type Trial, type TrialMessage, useTryAssistant, type Which } from '../api/try-assistant.js';

/** Something that can be tapped under a bubble. */
export interface Option { readonly id: string; readonly title: string; readonly description: string }
/** One question with what came of it. */
export interface Turn {
  readonly id: number;
  readonly said: string;
  readonly choiceId: string | undefined;
  readonly answer: Trial | undefined;
  readonly error: unknown;
}
const MOST_MESSAGES = 40;
const MOST_OPTIONS = 13;

/** The words of a bubble, whatever its kind. */
export function bubbleText(content: Parts): string {
  return textIn(content, 'text') || textIn(content, 'body') || textIn(content, 'caption');
}

export function optionsOf(content: Parts): Option[] {
  const given = content['kind'] === 'buttons' ? listIn(content, 'buttons') : content['kind'] === 'list' ? listIn(content, 'sections').flatMap((section) => listIn(section, 'rows')) : [];
  return given.map((option) => ({ id: textIn(option, 'id'), title: textIn(option, 'title'), description: textIn(option, 'description') }));
}

/** The conversation so far as the API wants it: the newest messages, the customer's last. */
export function messagesOf(turns: readonly Turn[]): TrialMessage[] {
  return turns.flatMap(({ said, choiceId, answer }): TrialMessage[] => [
    { author: 'customer', text: said, ...(choiceId === undefined ? {} : { choice_id: choiceId }) },
    ...(answer?.messages ?? []).filter((content) => bubbleText(content) !== '').map((content): TrialMessage => ({
      author: 'assistant', text: bubbleText(content), ...(answer?.is_unanswered ? { is_unanswered: true } : {}), options: optionsOf(content).slice(0, MOST_OPTIONS).map(({ id, title }) => ({ id, title })),
    })),
  ]).slice(-MOST_MESSAGES);
}

interface Chat {
  readonly turns: readonly Turn[];
  readonly isThinking: boolean;
  ask(said: string, choiceId?: string): void;
  /** Asks the last question once more. */
  again(): void;
  restart(): void;
}

/** A conversation with the assistant that lasts as long as the page. */
export function useChat(storeId: string, behaviour: Which): Chat {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const { mutate, isPending, reset } = useTryAssistant(storeId);
  const run = useCallback((next: readonly Turn[]) => {
    setTurns(next);
    const id = next.at(-1)?.id;
    const settle = (change: Partial<Turn>): void => setTurns((all) => all.map((turn) => (turn.id === id ? { ...turn, ...change } : turn)));
    mutate({ behaviour, messages: messagesOf(next) }, { onSuccess: (answer) => settle({ answer }), onError: (error) => settle({ error }) });
  }, [mutate, behaviour]);
  return {
    turns, isThinking: isPending,
    ask: (said, choiceId) => run([...turns, { id: (turns.at(-1)?.id ?? 0) + 1, said, choiceId, answer: undefined, error: undefined }]),
    again: () => run(turns.map((turn, index) => (index === turns.length - 1 ? { ...turn, error: undefined } : turn))),
    restart: () => {
      reset();
      setTurns([]);
    },
  };
}
