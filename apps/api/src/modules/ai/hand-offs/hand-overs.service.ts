import { cut, type HandOffBrief, type OutboundContent } from '#contracts';
import { Injectable } from '@nestjs/common';
import { type Briefing, pausedBecause } from '../settings/assistant-settings.service.js';
import type { AssistantTurn } from '../turn.js';
import { languageFor } from '../wording/language-for.js';
import { wordsOf } from '../wording/words.js';
import { Briefs } from './briefs.service.js';
import { REMEMBERED_MS } from './hand-back.js';

/** What a turn is about that the assistant may not answer. */
export type StoppedTurn = Pick<AssistantTurn, 'storeId' | 'conversationId' | 'customer' | 'messages' | 'history' | 'handBack' | 'capabilities'>;
/** What people are told, and the one closing message of the customer. */
export interface HandOver { readonly brief: HandOffBrief; readonly messages: OutboundContent[] }

/** Gives a conversation to people when not the assistant itself decides so: a limit of the plan, the end of the subscription. */
@Injectable()
export class HandOvers {
  constructor(private readonly briefs: Briefs) {}

  /** @param reason as it is stored with the hand-off. @param canSend false when nothing would reach the customer */
  async prepare(turn: StoppedTurn, reason: string, briefing: Briefing, canSend: boolean): Promise<HandOver> {
    const brief = await this.briefs.of(turn.storeId, turn.conversationId);
    if (!canSend || pausedBecause(briefing) !== null || wasToldAlready(turn, reason)) return { brief, messages: [] };
    return { brief, messages: [{ kind: 'text', text: cut(wordsOf(languageFor(turn, briefing)).handOff, turn.capabilities.text.max) }] };
  }
}

/** People gave it back, and nothing has changed: the customer has read the same words before. */
function wasToldAlready({ handBack, messages }: StoppedTurn, reason: string): boolean {
  return handBack?.reason === reason && (messages.at(-1)?.at.getTime() ?? 0) - handBack.at.getTime() < REMEMBERED_MS;
}
