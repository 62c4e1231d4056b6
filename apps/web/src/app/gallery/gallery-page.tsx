import { NO_ANSWER_CAUSES } from '#contracts';
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { Bubble } from '../../features/inbox/bubbles/bubble.js';
import { HandlerPill } from '../../features/inbox/handler-pill.js';
import { useStoreClock } from '../../features/inbox/thread/clock.js';
import { DayRow, EventRow, UnreadRow, WritingRow } from '../../features/inbox/thread/thread-marks.js';
import { api, ApiError } from '../../shared/api/api.js';
import { lazyPart } from '../../shared/page/lazy-part.js';
import { List, ListRow } from '../../shared/list/list.js';
import { useStore } from '../../shared/people/me.js';
import { Page, Section } from '../../shared/page/page.js';
import { ErrorState, FormError, NothingFound, RowsSkeleton, State } from '../../shared/page/states.js';
import { Mark } from '../../shared/people/store-mark.js';
import { Moment } from '../../shared/formats/time.js';
import { SAMPLE_CONVERSATION, sampleMessages } from './sample-messages.js';

const nothing = (): void => undefined;
const Kit = lazyPart(async () => (await import('./kit.js')).Kit);
const SilenceRow = lazyPart(async () => (await import('../../features/inbox/thread/silence-row.js')).SilenceRow);

/** Every shared component and every kind of bubble in its states, for whoever works on them. Its words are for developers: English only. */
export function GalleryPage() {
  const store = useStore();
  return (
    <Page title="Component gallery" place={store.name} description="Every shared component and bubble in all its states.">
      <Kit />
      <States />
      <Bubbles storeId={store.id} />
      <Marks storeId={store.id} />
    </Page>
  );
}

function States() {
  return (
    <Section title="States">
      <State icon={Inbox} title="Nothing here yet" actions={<Button>Begin</Button>}>One sentence about what this place does.</State>
      <NothingFound what="“lamp”" onClear={nothing} />
      <ErrorState error={new ApiError('server.failed', 'failed', { status: 500, requestId: 'req_01jd3example' })} />
      <ErrorState error={new ApiError('access.denied', 'denied', { status: 403 })} />
      <FormError error={new ApiError('request.invalid', 'invalid', { status: 422 })} />
      <RowsSkeleton rows={2} />
      <List label="People">
        <ListRow><Group wrap="nowrap"><Mark name="Nora Vidal" /><div><Text fw={600}>Nora Vidal</Text><Text size="sm" c="dimmed"><Moment at="2026-11-20T10:00:00.000Z" /></Text></div></Group></ListRow>
        <ListRow><Group wrap="nowrap"><Mark name="سارة منصور" /><Text fw={600} dir="auto">سارة منصور</Text></Group></ListRow>
      </List>
    </Section>
  );
}

/** A photo of the store, if it has one. */
function usePhoto(storeId: string): string | undefined {
  const { data } = useQuery({ queryKey: ['stores', storeId, 'gallery-photo'], queryFn: () => api.get('/api/v1/stores/{store_id}/products', { params: { path: { store_id: storeId }, query: { limit: 1 } } }) });
  return data?.data[0]?.images[0]?.media_id;
}

function Bubbles({ storeId }: { readonly storeId: string }) {
  const photo = usePhoto(storeId);
  const clock = useStoreClock();
  return Object.entries(sampleMessages(photo)).map(([title, messages]) => (
    <Section key={title} title={title} bg="var(--app-canvas)">
      {messages.map((message) => (
        <Bubble key={message.id} storeId={storeId} message={message} isGrouped={false} customer={SAMPLE_CONVERSATION.customer} quoted={undefined} clock={clock} onReply={nothing} onNote={nothing} onEdit={nothing} onRun={nothing} onJump={nothing} />
      ))}
    </Section>
  ));
}

function Marks({ storeId }: { readonly storeId: string }) {
  const event = { id: 'evt_1', actor: 'assistant' as const, actor_id: null, occurred_at: SAMPLE_CONVERSATION.created_at };
  return (
    <Section title="Between bubbles" bg="var(--app-canvas)">
      <DayRow at={SAMPLE_CONVERSATION.created_at} />
      <UnreadRow count={3} />
      <WritingRow />
      {(['handed_off', 'taken_over', 'returned_to_ai', 'resolved', 'reopened'] as const).map((type) => <EventRow key={type} storeId={storeId} event={{ ...event, type, detail: type === 'handed_off' ? { reason: 'Asks for a discount' } : null }} />)}
      {NO_ANSWER_CAUSES.map((reason) => <SilenceRow key={reason} storeId={storeId} conversation={SAMPLE_CONVERSATION} reason={reason} />)}
      <Group mt="md">
        {(['ai', 'waiting', 'human'] as const).map((handler) => <HandlerPill key={handler} conversation={{ ...SAMPLE_CONVERSATION, handler }} />)}
        {(['snoozed', 'resolved'] as const).map((state) => <HandlerPill key={state} conversation={{ ...SAMPLE_CONVERSATION, state }} />)}
      </Group>
    </Section>
  );
}
