import { isRecord } from '../http/router.js';
import { buttonsOf } from '../meta/template-check.js';
import type { Template } from '../meta/world.js';
import type { Thread, ThreadEntry } from './thread.js';

/** Something to tap in a bubble, with the webhook content that tapping it makes. */
export interface Choice { readonly id: string; readonly title: string; readonly message: Readonly<Record<string, unknown>> }

/** The buttons of a bubble: reply buttons, or quick replies of a template. */
export function buttonsIn(entry: ThreadEntry): Choice[] {
  if (entry.type === 'template') return templateButtons(entry.content);
  return listAt(entry.content, 'action', 'buttons').flatMap((button) => {
    const reply = button['reply'];
    if (!isRecord(reply)) return [];
    const [id, title] = [String(reply['id']), String(reply['title'])];
    return [{ id, title, message: { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title } } } }];
  });
}

/** The rows of a list, over all sections. */
export function rowsIn(entry: ThreadEntry): Choice[] {
  return listAt(entry.content, 'action', 'sections').flatMap((section) => listAt(section, 'rows')).map((row) => {
    const [id, title, description] = [String(row['id']), String(row['title']), row['description']];
    const reply = { id, title, ...(typeof description === 'string' && description !== '' ? { description } : {}) };
    return { id, title, message: { type: 'interactive', interactive: { type: 'list_reply', list_reply: reply } } };
  });
}

/**
 * The choice that carries this id or title, in the newest bubble that has it.
 * @throws Error naming what there is to tap
 */
export function findChoice(thread: Thread, choicesIn: (entry: ThreadEntry) => Choice[], wanted: string, target?: string): { entry: ThreadEntry; choice: Choice } {
  const bubbles = thread.entries.filter((entry) => entry.from === 'business' && (target === undefined || entry.id === target));
  for (const entry of bubbles.reverse()) {
    const choice = choicesIn(entry).find(({ id, title }) => id === wanted || title.toLowerCase() === wanted.toLowerCase());
    if (choice) return { entry, choice };
  }
  const offered = bubbles.flatMap(choicesIn).map(({ title }) => title).join(', ');
  throw new Error(`there is no "${wanted}" to tap; there is: ${offered === '' ? 'nothing' : offered}`);
}

function templateButtons(content: unknown): Choice[] {
  if (!isRecord(content)) return [];
  return buttonsOf(content['definition'] as Template).flatMap((button, index) => {
    if (String(button['type']).toUpperCase() !== 'QUICK_REPLY') return [];
    const title = String(button['text']);
    const sent = listAt(content, 'components').find((component) => component['type'] === 'button' && Number(component['index']) === index);
    const payload = sent ? String(listAt(sent, 'parameters')[0]?.['payload'] ?? title) : title;
    return [{ id: payload, title, message: { type: 'button', button: { payload, text: title } } }];
  });
}

function listAt(value: unknown, ...path: readonly string[]): Record<string, unknown>[] {
  const found = path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
  return Array.isArray(found) ? found.filter(isRecord) : [];
}
