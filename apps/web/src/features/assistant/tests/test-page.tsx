import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft, EyeOff, Lock } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded, State } from '../../../shared/page/states.js';
import { suggestedTestQuery, testQuery } from '../api/tests.js';
import versions from '../versions/versions.module.css';
import { takeConversation } from './from-playground.js';
import { TestForm } from './test-form.js';

function Back() {
  const { slug: storeSlug } = useStore();
  return <LinkAnchor className={versions['back'] ?? ''} size="sm" to="/s/$storeSlug/assistant/tests" params={{ storeSlug }}><ArrowLeft size={15} aria-hidden /><Trans>Tests</Trans></LinkAnchor>;
}

/** One saved test. */
export function TestPage() {
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { testId } = useParams({ from: '/signed-in/frame/s/$storeSlug/assistant/tests/$testId' });
  const query = useQuery(testQuery(store.id, testId));
  return <><Back /><Section><Loaded query={query}>{(test) => <TestForm key={test.id} store={store} id={test.id} test={test} mayChange={mayChange} />}</Loaded></Section></>;
}

/** A new one: empty, of a message of the inbox, or of the playground's conversation. */
export function NewTestPage() {
  const store = useStore();
  const mayChange = useIsAtLeast('admin');
  const { message } = useSearch({ from: '/signed-in/frame/s/$storeSlug/assistant/tests/new' });
  if (!mayChange) return <State icon={Lock} title={<Trans>Owners and admins write tests</Trans>}><Trans>Every run may cost money at the model. Ask an owner or admin.</Trans></State>;
  return (
    <>
      <Back />
      {message !== undefined && <Alert variant="light" color="gray" icon={<EyeOff size={18} aria-hidden />}><Trans>The customer's name, e-mail addresses and long numbers are taken out. Look through it, and take out what else would tell who it was.</Trans></Alert>}
      <Section>{message === undefined ? <TestForm store={store} id={undefined} test={takeConversation()} mayChange /> : <OfMessage messageId={message} />}</Section>
    </>
  );
}

function OfMessage({ messageId }: { readonly messageId: string }) {
  const store = useStore();
  const query = useQuery({ ...suggestedTestQuery(store.id, messageId), staleTime: Infinity });
  return <Loaded query={query}>{(test) => <TestForm store={store} id={undefined} test={test} mayChange />}</Loaded>;
}
