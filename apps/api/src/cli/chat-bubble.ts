/** A bubble as the customer's phone shows it; `content` is WhatsApp's own object of that type. */
export interface Bubble {
  readonly id: string;
  readonly seq: number;
  readonly from: 'customer' | 'business';
  readonly type: string;
  readonly content: unknown;
  readonly tick: string;
}
interface Interactive {
  readonly type?: string;
  readonly header?: { readonly text?: string; readonly type?: string };
  readonly body?: { readonly text?: string };
  readonly footer?: { readonly text?: string };
  readonly action?: { readonly button?: string; readonly buttons?: readonly { readonly reply?: { readonly title?: string } }[]; readonly sections?: readonly { readonly title?: string; readonly rows?: readonly Row[] }[] };
}
interface Row { readonly id?: string; readonly title?: string; readonly description?: string }

/** What a person can pick in a bubble: titles of its buttons or rows, numbered from 1 in this order. */
export function optionsOf(bubble: Bubble): readonly string[] | undefined {
  if (bubble.type !== 'interactive') return undefined;
  const { action } = bubble.content as Interactive;
  const buttons = (action?.buttons ?? []).map((button) => button.reply?.title ?? '');
  return [...buttons, ...rowsOf(action).map((row) => row.id ?? row.title ?? '')];
}

/** The lines of a bubble in the terminal. */
export function linesOf(bubble: Bubble): string[] {
  const content = (bubble.content ?? {}) as Record<string, unknown>;
  switch (bubble.type) {
    case 'text': return textOf(content['body']).split('\n');
    case 'image': case 'video': case 'audio': case 'document': case 'sticker':
      return [`[${bubble.type}]${typeof content['filename'] === 'string' ? ` ${content['filename']}` : ''}`, ...(content['caption'] ? textOf(content['caption']).split('\n') : [])];
    case 'interactive': return interactiveLines(bubble.content as Interactive);
    case 'location': return [`[location] ${textOf(content['name'])} ${textOf(content['latitude'])}, ${textOf(content['longitude'])}`];
    case 'reaction': return [`reacts with ${textOf(content['emoji'])}`];
    default: return [`[${bubble.type}]`];
  }
}

function interactiveLines(content: Interactive): string[] {
  const { header, body, footer, action } = content;
  const reply = replyTitle(content);
  if (reply !== undefined) return [`[${reply}]`];
  const buttons = (action?.buttons ?? []).map((button, index) => `  [${index + 1}] ${button.reply?.title ?? ''}`);
  const rows = rowsOf(action).map((row, index) => `  (${index + 1}) ${row.title ?? ''}${row.description ? ` - ${row.description}` : ''}`);
  return [
    ...(header?.text ? [header.text] : header?.type ? [`[${header.type}]`] : []), ...(body?.text ?? '').split('\n'), ...(footer?.text ? [footer.text] : []),
    ...(action?.button && rows.length > 0 ? [`  = ${action.button} =`] : []), ...rows, ...buttons,
  ];
}
/** What the customer tapped comes back as an interactive object of its own. */
function replyTitle(content: Interactive): string | undefined {
  const tapped = content as { readonly button_reply?: { readonly title?: string }; readonly list_reply?: { readonly title?: string } };
  return tapped.button_reply?.title ?? tapped.list_reply?.title;
}
function rowsOf(action: Interactive['action']): readonly Row[] {
  return (action?.sections ?? []).flatMap((section) => section.rows ?? []);
}
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
