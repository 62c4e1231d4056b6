import type { ConversationState, Failure, Handler } from '#contracts';

/** A file of the sample store by the handle of its product. */
export interface ScriptPhoto { readonly product: string; readonly caption?: string }

/** What the assistant looked up for an answer, as its run shows it. */
export interface ScriptLookup { readonly tool: 'search_products' | 'search_knowledge'; readonly query: string; readonly found: string }

/** One bubble or one turn of events. Minutes count back from the moment the sample store is made. */
export type ScriptLine = { readonly ago: number } & (
  | { readonly by: 'customer'; readonly text: string; readonly unread?: true }
  | { readonly by: 'customer'; readonly photo: ScriptPhoto; readonly unread?: true }
  | { readonly by: 'customer'; readonly place: { readonly latitude: number; readonly longitude: number; readonly name: string; readonly address: string } }
  | { readonly by: 'customer'; readonly tapped: string }
  | { readonly by: 'customer'; readonly reaction: string }
  | {
    readonly by: 'assistant'; readonly text: string; readonly looked?: ScriptLookup; readonly photo?: ScriptPhoto; readonly buttons?: readonly string[];
    readonly list?: { readonly button: string; readonly rows: readonly { readonly title: string; readonly description: string }[] }; readonly status?: 'sent' | 'delivered';
  }
  | { readonly by: 'owner' | 'agent'; readonly text: string; readonly photo?: ScriptPhoto; readonly status?: 'sent' | 'delivered'; readonly failure?: Failure }
  | { readonly event: 'handed_off'; readonly reason: string }
  | { readonly event: 'taken_over' | 'resolved'; readonly who: 'owner' | 'agent' }
  | { readonly event: 'snoozed'; readonly who: 'owner' | 'agent'; readonly hours: number }
);

/** A conversation of the sample store. */
export interface ChatScript {
  readonly name: string;
  /** WhatsApp id, digits. */
  readonly waId: string;
  readonly handler: Handler;
  readonly state?: ConversationState;
  readonly assignee?: 'owner' | 'agent';
  readonly lines: readonly ScriptLine[];
}
