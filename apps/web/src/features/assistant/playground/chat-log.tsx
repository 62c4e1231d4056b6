import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text, UnstyledButton } from '@mantine/core';
import { CircleAlert, Sparkles } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useErrorText } from '../../../shared/api/error-texts.js';
import { FormattedText } from '../../../shared/message/formatted-text.js';
import { Milliseconds } from '../../../shared/run/run-steps.js';
import { AnswerBubbles } from './answer-bubbles.js';
import type { Turn, useChat } from './chat.js';
import classes from './playground.module.css';

interface ChatLogProps {
  readonly storeId: string;
  readonly chat: ReturnType<typeof useChat>;
  /** The turn whose run is shown. */
  readonly shownId: number | undefined;
  readonly onLook: (id: number) => void;
}

/** The conversation, newest at the end and in sight. */
export function ChatLog({ storeId, chat, shownId, onLook }: ChatLogProps) {
  const { t } = useLingui();
  const end = useRef<HTMLDivElement>(null);
  const { turns, isThinking, ask } = chat;
  useEffect(() => {
    if (turns.length > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [turns, isThinking]);
  return (
    <div className={classes['log']} role="log" aria-label={t`Messages`} tabIndex={0}>
      {turns.length === 0 && <Suggestions onAsk={ask} />}
      {turns.map((turn) => (
        <div key={turn.id} className={classes['turn']}>
          <div className={classes['said']}><FormattedText text={turn.said} /></div>
          {turn.answer && <AnswerBubbles storeId={storeId} answer={turn.answer} isShown={turn.id === shownId} isLast={turn === turns.at(-1) && !isThinking} onLook={() => onLook(turn.id)} onTap={ask} />}
          {turn.error !== undefined && turn.error !== null && <Failed turn={turn} onAgain={turn === turns.at(-1) ? chat.again : undefined} />}
        </div>
      ))}
      {isThinking && <Thinking />}
      <div ref={end} />
    </div>
  );
}

function Failed({ turn: { error }, onAgain }: { readonly turn: Turn; readonly onAgain: (() => void) | undefined }) {
  const text = useErrorText();
  return (
    <div className={classes['failed']} role="alert">
      <CircleAlert size={16} aria-hidden /><Text size="sm" component="span">{text(error)}</Text>
      {onAgain && <Button size="compact-xs" variant="default" onClick={onAgain}><Trans>Try again</Trans></Button>}
    </div>
  );
}

/** A model takes seconds: the clock says that something goes on. */
function Thinking() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((value) => value + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <div className={classes['thinking']} role="status"><Sparkles size={15} aria-hidden /><Trans>The assistant looks things up</Trans>{seconds > 0 && <span><Milliseconds ms={seconds * 1000} /></span>}</div>;
}

function Suggestions({ onAsk }: { readonly onAsk: (text: string) => void }) {
  const { t } = useLingui();
  const questions = [t`What do you sell?`, t`How long does delivery take?`, t`Can I return something?`, t`I want to talk to a person`];
  return (
    <div className={classes['suggestions']}>
      <Text size="sm" c="dimmed"><Trans>Ask what your customers ask. Or begin with one of these:</Trans></Text>
      {questions.map((question) => <UnstyledButton key={question} onClick={() => onAsk(question)}>{question}</UnstyledButton>)}
    </div>
  );
}
