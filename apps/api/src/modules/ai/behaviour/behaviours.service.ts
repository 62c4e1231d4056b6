import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { pageById } from '../../../platform/http/page-by-id.js';
import type { Page, PageQuery } from '../../../platform/http/page.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { AssistantSettingsRow } from '../settings/assistant-settings.entity.js';
import { DEFAULT_SWITCHES } from '../settings/settings.js';
import { AssistantDraft } from './assistant-draft.entity.js';
import { AssistantVersion } from './assistant-version.entity.js';
import { type Behaviour, behaviourOf, changedMembers } from './behaviour.js';
import { lockAssistant } from '../settings/lock-assistant.js';

/** What is written but not published. */
export interface Draft {
  readonly behaviour: Behaviour;
  readonly published: Behaviour;
  readonly revision: number;
  readonly changedAt: Date | null;
  /** Bare uuid of a user. */
  readonly changedBy: string | null;
}
interface Publication { readonly behaviour: Behaviour; readonly note: string; readonly restoredFrom: number | null; readonly by: Actor }

const PUBLISHED = 'select v.behaviour from assistant_settings a join assistant_versions v on v.store_id = a.store_id and v.id = a.version_id where a.store_id = $1';
const NEXT_NUMBER = 'select coalesce(max(number), 0) + 1 as next from assistant_versions where store_id = $1';

/** The draft of an assistant's behaviour, and its published versions. */
@Injectable()
export class Behaviours {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  async draft(storeId: string): Promise<Draft> {
    return this.db.inStore(storeId, (tx) => draftIn(tx, storeId));
  }

  /** Changes the given members of the draft; customers notice nothing. @param revision the draft that the change was made on @throws AppError assistant.draft_changed */
  async change(storeId: string, changes: Partial<Behaviour>, by: Actor, revision?: number): Promise<Draft> {
    return this.db.inStore(storeId, async (tx) => {
      await lockAssistant(tx, storeId);
      const draft = demandRevision(await draftIn(tx, storeId), revision);
      return this.#keep(tx, storeId, draft, { ...draft.behaviour, ...changes }, by);
    });
  }

  /** Back to what is published. */
  async discard(storeId: string, by: Actor): Promise<Draft> {
    return this.db.inStore(storeId, async (tx) => {
      await lockAssistant(tx, storeId);
      const draft = await draftIn(tx, storeId);
      return this.#keep(tx, storeId, draft, draft.published, by);
    });
  }

  /** Makes the draft what customers get from now on. @throws AppError assistant.draft_changed, assistant.nothing_to_publish */
  async publish(storeId: string, note: string, by: Actor, revision?: number): Promise<AssistantVersion> {
    return this.db.inStore(storeId, async (tx) => {
      await lockAssistant(tx, storeId);
      const draft = demandRevision(await draftIn(tx, storeId), revision);
      if (changedMembers(draft.published, draft.behaviour).length === 0) throw new AppError('assistant.nothing_to_publish');
      const version = await this.#publish(tx, storeId, { behaviour: draft.behaviour, note, restoredFrom: null, by });
      await this.#keep(tx, storeId, { ...draft, published: draft.behaviour }, draft.behaviour, by);
      return version;
    });
  }

  /** Publishes an old version once more, under a new number. The draft stays what it is. @throws AppError assistant_version.not_found, assistant.nothing_to_publish */
  async restore(storeId: string, versionId: string, by: Actor): Promise<AssistantVersion> {
    return this.db.inStore(storeId, async (tx) => {
      await lockAssistant(tx, storeId);
      const old = await versionIn(tx, storeId, versionId);
      const behaviour = behaviourOf(old.behaviour);
      const draft = await draftIn(tx, storeId);
      if (changedMembers(draft.published, behaviour).length === 0) throw new AppError('assistant.nothing_to_publish');
      const version = await this.#publish(tx, storeId, { behaviour, note: '', restoredFrom: old.number, by });
      // A draft that was as published follows; one that somebody is writing stays theirs.
      const isWritten = changedMembers(draft.published, draft.behaviour).length > 0;
      await this.#keep(tx, storeId, { ...draft, published: behaviour }, isWritten ? draft.behaviour : behaviour, by);
      return version;
    });
  }

  /** Newest first. @throws AppError cursor.invalid */
  async versions<T>(storeId: string, page: PageQuery, present: (version: AssistantVersion) => T): Promise<Page<T>> {
    return this.db.inStore(storeId, (tx) => pageById(tx.getRepository(AssistantVersion).createQueryBuilder('version').where('version.storeId = :storeId', { storeId }), page, present));
  }

  /** @throws AppError assistant_version.not_found */
  async version(storeId: string, id: string): Promise<AssistantVersion> {
    return this.db.inStore(storeId, (tx) => versionIn(tx, storeId, id));
  }

  async #publish(tx: Tx, storeId: string, { behaviour, note, restoredFrom, by }: Publication): Promise<AssistantVersion> {
    const [row] = await queryRows<{ next: number }>(tx, NEXT_NUMBER, [storeId]);
    const now = this.clock.now();
    const version = Object.assign(new AssistantVersion(), { storeId, id: newId(), number: row?.next ?? 1, behaviour, note, restoredFrom, publishedBy: userOf(by), publishedAt: now });
    await tx.getRepository(AssistantVersion).insert(version);
    const settings = tx.getRepository(AssistantSettingsRow);
    const current = (await settings.findOneBy({ storeId })) ?? DEFAULT_SWITCHES;
    await settings.upsert({ ...current, storeId, versionId: version.id, updatedAt: now }, ['storeId']);
    this.live.append(tx, [{ storeId, type: 'store.updated', data: { id: publicId('store', storeId), assistant_version: version.number } }]);
    return version;
  }

  async #keep(tx: Tx, storeId: string, before: Draft, behaviour: Behaviour, by: Actor): Promise<Draft> {
    const isWritten = changedMembers(before.published, behaviour).length > 0;
    const draft = { ...before, behaviour, revision: before.revision + 1, changedAt: this.clock.now(), changedBy: userOf(by) };
    await tx.getRepository(AssistantDraft).upsert({ storeId, behaviour: isWritten ? behaviour : null, revision: draft.revision, changedBy: draft.changedBy, changedAt: draft.changedAt }, ['storeId']);
    return draft;
  }
}

async function draftIn(tx: Tx, storeId: string): Promise<Draft> {
  const row = await tx.getRepository(AssistantDraft).findOneBy({ storeId });
  const [live] = await queryRows<{ behaviour: Partial<Behaviour> }>(tx, PUBLISHED, [storeId]);
  const published = behaviourOf(live?.behaviour ?? null);
  return { behaviour: row?.behaviour ? behaviourOf(row.behaviour) : published, published, revision: row?.revision ?? 0, changedAt: row?.changedAt ?? null, changedBy: row?.changedBy ?? null };
}

async function versionIn(tx: Tx, storeId: string, id: string): Promise<AssistantVersion> {
  const version = await tx.getRepository(AssistantVersion).findOneBy({ storeId, id });
  if (version === null) throw new AppError('assistant_version.not_found');
  return version;
}

function demandRevision(draft: Draft, revision: number | undefined): Draft {
  if (revision !== undefined && revision !== draft.revision) throw new AppError('assistant.draft_changed');
  return draft;
}

function userOf(by: Actor): string | null {
  return by.kind === 'user' ? by.userId : null;
}
