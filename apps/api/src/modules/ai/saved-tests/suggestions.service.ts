import { cut, textOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { PlaygroundMessageDto } from '../playground/playground.dto.js';
import type { ExpectationDto, SuggestedTestDto } from './saved-tests.dto.js';
import { RUN_OF_MESSAGE, type RunRow, THREAD_UP_TO, type ThreadRow } from './suggestions.queries.js';
import { withoutIdentity } from './without-identity.js';

const MOST_MESSAGES = 10;
const MOST_EXPECTATIONS = 4;
const LONGEST_TITLE = 80;

/** A test made of a conversation, for a person to look through; nothing is kept. */
@Injectable()
export class TestSuggestions {
  constructor(private readonly db: Database) {}

  /** @throws AppError message.not_found, also where no customer wrote anything before it */
  async of(storeId: string, messageId: string): Promise<SuggestedTestDto> {
    const [thread, [run]] = await this.db.inStoreStatements<[ThreadRow, RunRow]>(storeId, [
      { sql: THREAD_UP_TO, values: [storeId, messageId, MOST_MESSAGES] }, { sql: RUN_OF_MESSAGE, values: [storeId, messageId] },
    ], { reads: true });
    const messages = thread.toReversed().flatMap(messageOf);
    const asked = messages.findLastIndex(({ author }) => author === 'customer');
    const question = messages[asked];
    if (question === undefined) throw new AppError('message.not_found');
    return { title: titleOf(question.text), messages: messages.slice(0, asked + 1), expectations: run === undefined ? [] : expectationsOf(run) };
  }
}

function messageOf({ author, content, names }: ThreadRow): PlaygroundMessageDto[] {
  const text = withoutIdentity(textOf(content), names).trim();
  if (text === '') return [];
  if (author === 'customer') return [{ author, text, ...(content.kind === 'choice' ? { choice_id: content.id } : {}) }];
  const given = content.kind === 'buttons' ? content.buttons : content.kind === 'list' ? content.sections.flatMap(({ rows }) => rows) : [];
  return [{ author: 'assistant', text, ...(given.length === 0 ? {} : { options: given.map(({ id, title }) => ({ id, title })) }) }];
}

/** What the answer stood on then is what one expects of the next. */
function expectationsOf({ outcome, steps }: RunRow): ExpectationDto[] {
  if (outcome === 'hand_off') return [{ kind: 'hands_off' }];
  const used = new Map(steps.flatMap((step) => (step.kind === 'tool' ? step.sources : [])).filter((source) => source.used).map((source) => [source.id, source]));
  return [...used.values()].slice(0, MOST_EXPECTATIONS).map(({ kind, id, title }) => ({ kind: kind === 'product' ? 'shows_product' : 'uses_knowledge', id, text: title.slice(0, 200) }));
}

function titleOf(question: string): string {
  return cut(question.replaceAll(/\s+/g, ' '), LONGEST_TITLE);
}
