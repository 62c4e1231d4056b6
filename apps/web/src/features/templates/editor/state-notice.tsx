import { editRoomOf, type EditLimit } from '#contracts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CATEGORY_TEXTS } from '../../../shared/templates/template-texts.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import { TemplateStatusPill } from '../../../shared/templates/status-pill.js';
import { dateFormat } from '../../../shared/formats/formats.js';
import { useNow } from '../../../shared/formats/time.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useIsAtLeast, useStore } from '../../../shared/people/me.js';
import { useUnpauseTemplate } from '../api/unpause-template.js';

/** Where the template stands, and what can be done. @param edits how often its provider lets an approved one be changed */
export function StateNotice({ template, edits }: { readonly template: Template; readonly edits: readonly EditLimit[] }) {
  const { i18n } = useLingui();
  const { status, reason, category, requested_category: requested, coming_category: coming } = template;
  const [now, wanted] = [i18n._(CATEGORY_TEXTS[category]), i18n._(CATEGORY_TEXTS[requested])];
  const next = coming === null ? '' : i18n._(CATEGORY_TEXTS[coming]);
  const color = status === 'approved' || status === 'ready' ? 'teal' : status === 'rejected' || status === 'disabled' ? 'red' : status === 'paused' ? 'yellow' : 'gray';
  return (
    <Alert color={color} variant="outline" role="status" {...(color === 'gray' ? { bd: '1px solid var(--mantine-color-default-border)' } : {})}>
      <Group gap="xs"><TemplateStatusPill status={status} /><Text size="sm">{wordsOf(template)}</Text>{status === 'paused' && <Unpause templateId={template.id} />}</Group>
      {status === 'approved' && <EditsLeft template={template} edits={edits} />}
      {reason !== null && <Text size="sm" mt={4} dir="auto">{reason.text}</Text>}
      {category !== requested && <Text size="sm" mt={4}><Trans>It was handed in as {wanted}; WhatsApp files it as {now}. Marketing goes only to people who agreed to it.</Trans></Text>}
      {coming !== null && <Text size="sm" mt={4}><Trans>WhatsApp is going to file it as {next}.</Trans></Text>}
    </Alert>
  );
}

/** Said before somebody writes a change; the last word has WhatsApp, which also knows of changes that were made elsewhere. */
function EditsLeft({ template: { approved_edits: made }, edits }: { readonly template: Template; readonly edits: readonly EditLimit[] }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { timezone: timeZone } = useStore();
  const room = editRoomOf(edits, made.map((at) => new Date(at)), new Date(now));
  if (room === undefined) return null;
  const days = room.longest.hours / 24;
  if (room.nextAt !== undefined) {
    const next = dateFormat(i18n.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(room.nextAt);
    return <Text size="sm" mt={4}><Trans>WhatsApp takes its next change from {next} on: it was changed already, and only so often is allowed.</Trans></Text>;
  }
  return <Text size="sm" mt={4} c="dimmed"><Plural value={room.left} one={`WhatsApp takes # more change of it within ${days} days.`} other={`WhatsApp takes # more changes of it within ${days} days.`} /></Text>;
}

/** What WhatsApp held back while it watched goes on when somebody asks for it. */
function Unpause({ templateId }: { readonly templateId: string }) {
  const store = useStore();
  const notices = useNotices();
  const mayChange = useIsAtLeast('admin');
  const unpause = useUnpauseTemplate(store.id);
  if (!mayChange) return null;
  return <Button size="xs" variant="default" ms="auto" loading={unpause.isPending} onClick={() => unpause.mutate(templateId, { onError: notices.failed })}><Trans>Go on</Trans></Button>;
}

function wordsOf({ status }: Template): ReactNode {
  switch (status) {
    case 'draft': return <Trans>Nobody but your team has seen it. Hand it in when it is ready.</Trans>;
    case 'pending': case 'in_appeal': return <Trans>WhatsApp looks at it: usually minutes, up to 24 hours. It cannot be changed meanwhile.</Trans>;
    case 'approved': return <Trans>It can be sent. A change has to be approved again.</Trans>;
    case 'ready': return <Trans>It can be sent. This account needs no approval: it goes out as plain text.</Trans>;
    case 'rejected': return <Trans>WhatsApp did not take it. Change it and hand it in again.</Trans>;
    case 'paused': return <Trans>WhatsApp holds it back for now. A better text helps more than waiting.</Trans>;
    case 'disabled': return <Trans>WhatsApp took it away for good. Write a new one.</Trans>;
    case 'archived': return <Trans>It was not used for a year. WhatsApp deletes it soon.</Trans>;
    case 'pending_deletion': case 'deleted': return <Trans>It was deleted.</Trans>;
    case 'limit_exceeded': return <Trans>The account has too many templates. Delete some.</Trans>;
  }
}
