import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import { useRef } from 'react';
import type { Schemas } from '../../shared/api/api.js';
import { showFieldErrors } from '../../shared/form/form-errors.js';
import { takeSaved } from '../../shared/form/take-saved.js';
import { LinkAnchor } from '../../shared/page/links.js';
import { useIsAtLeast, useStore } from '../../shared/people/me.js';
import { useNotices } from '../../shared/page/notices.js';
import { Section } from '../../shared/page/page.js';
import { FormError, Loaded } from '../../shared/page/states.js';
import { factsQuery } from './api/get-facts.js';
import { useUpdateFacts } from './api/update-facts.js';
import { SaveBar } from './save-bar.js';
import { useSaveShortcut } from './use-save-shortcut.js';

type Facts = Schemas['FactsDto'];
type Topic = keyof Facts;
const TOPICS: readonly Topic[] = ['opening_hours', 'address', 'contact', 'shipping', 'payment', 'returns'];
const MAX = 4000;

/** What customers ask every store. */
export function FactsPage() {
  const store = useStore();
  const query = useQuery(factsQuery(store.id));
  return <Loaded query={query}>{(facts) => <FactsForm storeId={store.id} facts={facts} />}</Loaded>;
}

function valuesOf(facts: Facts): Record<Topic, string> {
  const of = (topic: Topic): string => facts[topic]?.body ?? '';
  return { opening_hours: of('opening_hours'), address: of('address'), contact: of('contact'), shipping: of('shipping'), payment: of('payment'), returns: of('returns') };
}

function FactsForm({ storeId, facts }: { readonly storeId: string; readonly facts: Facts }) {
  const { t } = useLingui();
  const { slug: storeSlug } = useStore();
  const mayChange = useIsAtLeast('admin');
  const notices = useNotices();
  const update = useUpdateFacts(storeId);
  const element = useRef<HTMLFormElement>(null);
  const form = useForm({ initialValues: valuesOf(facts) });
  useSaveShortcut(element, mayChange);
  const save = form.onSubmit((values) => update.mutate(Object.fromEntries(TOPICS.filter((topic) => form.isDirty(topic)).map((topic) => [topic, values[topic].trim() === '' ? null : values[topic]])), {
    onSuccess: (saved) => {
      takeSaved(form, values, valuesOf(saved));
      notices.done(t`The store facts are saved`);
    },
    onError: (error) => showFieldErrors(form, error),
  }));
  const texts: Readonly<Record<Topic, readonly [label: string, example: string]>> = {
    opening_hours: [t`Opening hours`, t`Monday to Saturday, 10:00 to 20:00. Closed on Sundays and public holidays.`],
    address: [t`Address`, t`12 Market Street, opposite the library. Parking behind the house.`],
    contact: [t`Contact`, t`Phone, e-mail, website: how to reach you besides WhatsApp.`],
    shipping: [t`Shipping and delivery`, t`Where you deliver, how long it takes, what it costs, when it is free.`],
    payment: [t`Payment`, t`Cards, transfer, cash on delivery: what you accept, and when people pay.`],
    returns: [t`Returns and refunds`, t`How long, in which state, who pays for the way back, when the money returns.`],
  };
  return (
    <form ref={element} noValidate onSubmit={save} data-stays>
      <Stack gap="lg">
        <Alert variant="light" icon={<BookOpen size={18} aria-hidden />}><Trans>Write as you would tell a customer. Each fact becomes an entry of the knowledge, and customers find it in whatever language they ask.</Trans></Alert>
        <Section title={t`Store facts`} description={<Trans>What customers ask every store. Leave empty what does not apply.</Trans>}>
          <Stack gap="md">
            {TOPICS.map((topic) => {
              const [label, example] = texts[topic];
              const entry = facts[topic];
              return (
                <div key={topic}>
                  <Textarea label={label} placeholder={example} autosize minRows={2} maxRows={12} maxLength={MAX} readOnly={!mayChange} {...form.getInputProps(topic)} />
                  {entry && <LinkAnchor size="xs" to="/s/$storeSlug/assistant/knowledge/$knowledgeId" params={{ storeSlug, knowledgeId: entry.knowledge_id }} aria-label={t`Open the entry ${label}`}><Trans>Open the entry</Trans></LinkAnchor>}
                </div>
              );
            })}
            <FormError error={update.error} />
          </Stack>
        </Section>
        <SaveBar isDirty={mayChange && form.isDirty()} isSaving={update.isPending} onDiscard={() => form.reset()} />
      </Stack>
    </form>
  );
}
