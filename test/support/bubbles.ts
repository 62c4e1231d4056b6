import type { Phone } from '../../apps/sandbox/src/phone/phone.js';
import type { Line } from './shop.js';

/** A message of the shop as it stands on a customer's phone. */
export interface Shown { type: string; body: string; buttons: string[]; rows: string[]; ids: string[] }
export interface CustomerSteps {
  /** The shop's messages on this phone, oldest first. */
  bubbles(phone: Phone): Shown[];
  /** Does something on the phone; gives the one bubble that answers it. */
  after(phone: Phone, act: () => Promise<unknown>): Promise<Shown>;
  says(phone: Phone, text: string): Promise<Shown>;
  taps(phone: Phone, button: string): Promise<Shown>;
  chooses(phone: Phone, row: string): Promise<Shown>;
}

/** Steps of customers on their phones; each is over when the line is idle again. @param line not there yet when this is called */
export function customerSteps(line: () => Line): CustomerSteps {
  const bubbles = (phone: Phone): Shown[] => phone.thread.entries.filter(({ from }) => from === 'business').map(({ type, content }) => {
    const it = content as { body?: string | { text: string }; caption?: string; action?: { buttons?: { reply: { id: string; title: string } }[]; sections?: { rows: { id: string; title: string }[] }[] } };
    const [buttons, listed] = [it.action?.buttons ?? [], (it.action?.sections ?? []).flatMap((section) => section.rows)];
    return {
      type, body: typeof it.body === 'string' ? it.body : it.body?.text ?? it.caption ?? '',
      buttons: buttons.map(({ reply }) => reply.title), rows: listed.map(({ title }) => title), ids: [...buttons.map(({ reply }) => reply.id), ...listed.map(({ id }) => id)],
    };
  });
  const after = async (phone: Phone, act: () => Promise<unknown>): Promise<Shown> => {
    const before = bubbles(phone).length;
    await act();
    await line().settled();
    const [answer, ...more] = bubbles(phone).slice(before);
    expect(more).toEqual([]);
    return answer!;
  };
  return { bubbles, after, says: (phone, text) => after(phone, () => phone.text(text)), taps: (phone, button) => after(phone, () => phone.tap(button)), chooses: (phone, row) => after(phone, () => phone.choose(row)) };
}
