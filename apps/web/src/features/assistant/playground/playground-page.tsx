import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Paper, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FlaskConical, ListChecks, Lock, RotateCcw, VolumeX } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { assistantQuery } from '../../../shared/assistant/assistant.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { factsOfTrial } from '../../../shared/run/run-facts.js';
import { RunView } from '../../../shared/run/run-view.js';
import { Drawer } from '../../../shared/page/layers.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { State } from '../../../shared/page/states.js';
import { draftQuery } from '../api/draft.js';
import type { Which } from '../api/try-assistant.js';
import { keepConversation } from '../tests/from-playground.js';
import { ChatComposer } from './chat-composer.js';
import { ChatLog } from './chat-log.js';
import { messagesOf, useChat } from './chat.js';
import classes from './playground.module.css';

/** A conversation with the assistant without a customer, and how it came to each answer. */
export function PlaygroundPage() {
  const store = useStore();
  const mayTry = useIsAtLeast('admin');
  if (!mayTry) return <State icon={Lock} title={<Trans>The playground is for owners and admins</Trans>}><Trans>Every answer here may cost money at the model. Ask an owner or admin to try something out.</Trans></State>;
  return <Playground storeId={store.id} />;
}

function Playground({ storeId }: { readonly storeId: string }) {
  const { t } = useLingui();
  const { behaviour = 'published' } = useSearch({ from: '/signed-in/frame/s/$storeSlug/assistant/playground' });
  const navigate = useNavigate();
  const { data: draft } = useQuery(draftQuery(storeId));
  const chat = useChat(storeId, behaviour);
  const [chosen, setChosen] = useState<number>();
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false });
  const { data: assistant } = useQuery(assistantQuery(storeId));
  const answered = chat.turns.filter((turn) => turn.answer !== undefined);
  const shown = answered.find((turn) => turn.id === chosen) ?? answered.at(-1);
  const paused = answered.at(-1)?.answer?.paused_because ?? assistant?.paused_because ?? null;
  const { restart, turns } = chat;
  const hasTurns = turns.length > 0;
  const { slug: storeSlug } = useStore();
  const saveTest = useCallback(() => {
    if (turns.length === 0) return;
    // Up to the last question: its answer is what a test looks at.
    const messages = messagesOf(turns);
    keepConversation(messages.slice(0, messages.findLastIndex(({ author }) => author === 'customer') + 1));
    void navigate({ to: '/s/$storeSlug/assistant/tests/new', params: { storeSlug } });
  }, [turns, navigate, storeSlug]);
  useShortcuts(useMemo(() => ({ title: t`Playground`, shortcuts: [{ keys: 'Enter', label: t`Send` }, { keys: '$mod+Shift+r', label: t`Start over`, isInBar: hasTurns, run: restart }, { keys: '$mod+Shift+s', label: t`Save as a test`, isInBar: hasTurns, run: saveTest }] }), [t, hasTurns, restart, saveTest]));
  const look = (id: number): void => {
    setChosen(id);
    setDrawerOpen(true);
  };
  const run = shown?.answer && <RunView run={factsOfTrial(shown.answer, [shown.said])} />;
  return (
    <>
      {paused !== null && <Alert color="yellow" variant="light" p="sm" icon={<VolumeX size={18} aria-hidden />}>{paused === 'assistant_off' ? <Trans>The assistant is off: customers get no answer now. Here it answers all the same.</Trans> : <Trans>These are not the assistant's hours: customers get no answer now. Here it answers all the same.</Trans>}</Alert>}
      {(behaviour === 'draft' || (draft?.changes.length ?? 0) > 0) && <WhichBehaviour behaviour={behaviour} />}
      <div className={classes['board']}>
        <Paper withBorder radius="lg" className={classes['phone']}>
          <div className={classes['head']}>
            <Text size="sm" fw={600} component="h2"><Trans>You are the customer</Trans></Text>
            {hasTurns && <Button size="compact-sm" variant="subtle" flex="none" ms="auto" leftSection={<ListChecks size={15} aria-hidden />} onClick={saveTest}><Trans>Save as a test</Trans></Button>}
            <Button size="compact-sm" variant="subtle" flex="none" leftSection={<RotateCcw size={15} aria-hidden />} disabled={!hasTurns} onClick={restart}><Trans>Start over</Trans></Button>
          </div>
          <ChatLog storeId={storeId} chat={chat} shownId={shown?.id} onLook={look} />
          <ChatComposer isThinking={chat.isThinking} onSend={(text) => {
            setChosen(undefined);
            chat.ask(text);
          }} />
        </Paper>
        {isWide === true && (
          <Paper withBorder radius="lg" p="lg" component="section" className={classes['side']} aria-label={t`How the assistant answered`} tabIndex={0}>
            {run ?? <State icon={FlaskConical} color="teal" title={<Trans>Ask something</Trans>}><Trans>Here you see what it looked up, what it used, what it cost and why it kept quiet. Nothing is sent to anybody, and nothing counts against your plan.</Trans></State>}
          </Paper>
        )}
      </div>
      {isWide !== true && <Drawer opened={isDrawerOpen && run !== undefined} onClose={() => setDrawerOpen(false)} position="right" size="md" title={t`How the assistant answered`} closeButtonProps={{ 'aria-label': t`Close` }}>{run}</Drawer>}
    </>
  );
}

/** What answers next: kept in the address. */
function WhichBehaviour({ behaviour }: { readonly behaviour: Which }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <div className={classes['which']}>
      <SegmentedControl
        size="sm" aria-label={t`What answers`} value={behaviour} data={[{ value: 'published', label: t`What customers get` }, { value: 'draft', label: t`The draft` }]}
        onChange={(value) => void navigate({ to: '.', search: value === 'draft' ? { behaviour: 'draft' } : {}, replace: true })}
      />
      <Text size="sm" c="dimmed">{behaviour === 'draft' ? <Trans>The next answer follows the draft, which no customer gets yet.</Trans> : <Trans>The next answer follows what is published.</Trans>}</Text>
    </div>
  );
}
