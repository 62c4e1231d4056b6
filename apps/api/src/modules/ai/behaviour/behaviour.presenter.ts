import { publicId } from '#contracts';
import type { AssistantVersion } from './assistant-version.entity.js';
import { type Behaviour, behaviourOf, changedMembers, MEMBER_NAMES } from './behaviour.js';
import type { BehaviourDto, DraftDto, UpdateBehaviourDto, VersionDto } from './behaviour.dto.js';
import type { Draft } from './behaviours.service.js';
import { findingsIn } from './rule-findings.js';

export function presentBehaviour(behaviour: Behaviour): BehaviourDto {
  return {
    name: behaviour.name, tone: behaviour.tone, answer_length: behaviour.answerLength, languages: [...behaviour.languages], greeting: behaviour.greeting,
    do_rules: [...behaviour.dos], dont_rules: [...behaviour.donts], instructions: behaviour.instructions, hand_off_keywords: [...behaviour.handOffKeywords],
    hand_off_order_above: behaviour.handOffOrderAbove, hand_off_after_failures: behaviour.handOffAfterFailures, hand_off_when_upset: behaviour.handOffWhenUpset,
  };
}

/** Only the members that the request has; empty rules are none. */
export function behaviourChangesOf(body: UpdateBehaviourDto): Partial<Behaviour> {
  const members = Object.entries(MEMBER_NAMES) as [keyof Behaviour, keyof UpdateBehaviourDto][];
  return Object.fromEntries(members.flatMap(([member, name]) => (body[name] === undefined ? [] : [[member, withoutEmpty(body[name])]])));
}

function withoutEmpty(value: unknown): unknown {
  return Array.isArray(value) ? value.map((each: string) => each.trim()).filter((each) => each !== '') : value;
}

export function presentDraft({ behaviour, published, revision, changedAt, changedBy }: Draft): DraftDto {
  return {
    behaviour: presentBehaviour(behaviour), revision, changes: changedMembers(published, behaviour), findings: findingsIn(behaviour),
    changed_at: changedAt?.toISOString() ?? null, changed_by_id: changedBy === null ? null : publicId('user', changedBy),
  };
}

export function presentVersion(version: AssistantVersion): VersionDto {
  return {
    id: publicId('assistant_version', version.id), number: version.number, note: version.note, restored_from: version.restoredFrom, published_at: version.publishedAt.toISOString(),
    published_by_id: version.publishedBy === null ? null : publicId('user', version.publishedBy), behaviour: presentBehaviour(behaviourOf(version.behaviour)),
  };
}
