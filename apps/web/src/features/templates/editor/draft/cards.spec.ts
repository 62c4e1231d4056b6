import { LOCAL_TEMPLATE_RULES, type TemplateComponents, type TemplateRules } from '#contracts';
import { withButton, withCard, withCardMoved, withFileKind, withoutButton, withoutCard } from './cards.js';
import { carriedParts, newDraft } from './draft.js';

const RULES: TemplateRules = { ...LOCAL_TEMPLATE_RULES, approval: true, cards: { min: 2, max: 10, body: 160, buttons: 2, button_kinds: ['quick_reply', 'url', 'phone'] }, offer_text: 16, code_minutes: { min: 1, max: 90 } };
const card = (body: string): NonNullable<TemplateComponents['cards']>[number] => ({ header: { format: 'image', media_id: `med_${body}` }, body, buttons: [{ kind: 'quick_reply', text: body }, { kind: 'url', text: 'Go', url: 'https://x.example/{{1}}' }] });
const parts = { cards: [card('A'), card('B'), card('C')], samples: { 1: 'Lina', 'card.0.1': 'a', 'card.1.1': 'b', 'card.2.1': 'c', 'card.1.button.1': 'bb' } };
const bodies = ({ cards = [] }: { cards?: TemplateComponents['cards'] }): (string | undefined)[] => cards.map(({ body }) => body);

describe('cards of a carousel', () => {
  it('take their examples along when they are moved and removed', () => {
    const moved = withCardMoved(parts, 1, -1);
    expect([bodies(moved), moved.samples]).toEqual([['B', 'A', 'C'], { 1: 'Lina', 'card.1.1': 'a', 'card.0.1': 'b', 'card.2.1': 'c', 'card.0.button.1': 'bb' }]);
    const fewer = withoutCard(parts, 0);
    expect([bodies(fewer), fewer.samples]).toEqual([['B', 'C'], { 1: 'Lina', 'card.0.1': 'b', 'card.1.1': 'c', 'card.0.button.1': 'bb' }]);
  });

  it('keep one shape: what is added or removed is so on all of them', () => {
    expect(withCard(parts).cards?.at(-1)).toEqual({ header: { format: 'image' }, body: '', buttons: [{ kind: 'quick_reply', text: '' }, { kind: 'url', text: '' }] });
    expect(withButton(parts, 'phone').cards?.map(({ buttons }) => buttons.at(-1)?.kind)).toEqual(['phone', 'phone', 'phone']);
    const fewer = withoutButton(parts, 0);
    expect([fewer.cards?.map(({ buttons }) => buttons.length), fewer.samples['card.1.button.0']]).toEqual([[1, 1, 1], 'bb']);
    expect(withFileKind(parts, 'video').cards?.map(({ header }) => header)).toEqual([{ format: 'video' }, { format: 'video' }, { format: 'video' }]);
  });

  it('wait in the draft while another form is tried, and go out only with marketing', () => {
    const draft = { ...newDraft('acc_1', 'en', {}), category: 'marketing' as const, layout: 'carousel' as const, components: { ...parts, body: 'New', footer: 'x', buttons: [{ kind: 'quick_reply' as const, text: 'Stop' }] } };
    expect(carriedParts(draft, RULES)).toEqual({ body: 'New', buttons: [], cards: parts.cards, samples: parts.samples });
    expect(carriedParts({ ...draft, layout: 'offer' }, RULES)).toMatchObject({ body: 'New', offer: { text: '', expires: true }, buttons: [{ kind: 'copy_code' }, { kind: 'url' }] });
    for (const other of [{ ...draft, category: 'utility' as const }, { ...draft, layout: 'message' as const }]) expect(carriedParts(other, RULES)).toMatchObject({ footer: 'x', buttons: [{ text: 'Stop' }] });
    expect(carriedParts(draft, LOCAL_TEMPLATE_RULES).cards).toBeUndefined();
  });
});
