import { chosenByText } from './numbered-choice.js';

const buttons = { kind: 'buttons' as const, body: 'What next?', buttons: [{ id: 'menu', title: 'View Menu' }, { id: 'human', title: 'Talk to Human' }] };
const list = { kind: 'list' as const, body: 'Lamps', button: 'Choose', sections: [{ title: 'In', rows: [{ id: 'a', title: 'Desk lamp' }] }, { title: 'Out', rows: [{ id: 'b', title: 'Lantern', description: '29 EUR' }, { id: 'c', title: '12' }] }] };

describe('an answer to numbered options', () => {
  it.each(['2', ' 2 ', '2.', '2)', '#2', 'No. 2', 'option 2', '٢', '۲', '2️⃣', '*2*', 'talk to human', 'TALK TO HUMAN'])('%j is the second', (said) => {
    expect(chosenByText(buttons, said)).toEqual({ kind: 'choice', of: 'button', id: 'human', title: 'Talk to Human' });
  });
  it('counts over all sections, and an option\'s own words come first', () => {
    expect(chosenByText(list, '2')).toEqual({ kind: 'choice', of: 'list', id: 'b', title: 'Lantern', description: '29 EUR' });
    expect(chosenByText(list, '12')).toMatchObject({ id: 'c' });
  });
  it.each(['0', '3', '22', '-1', '2 pieces', 'I want 2', '2.5', '', 'menu', 'yes'])('%j is a message like any other', (said) => {
    expect(chosenByText(buttons, said)).toBeUndefined();
  });

  it('reads the quick replies of a template that went out as plain text', () => {
    const template = { templateId: 'tpl_1', name: 'a', language: 'en', category: 'utility' as const, body: 'Well?', buttons: [{ kind: 'url' as const, text: 'See' }, { kind: 'quick_reply' as const, text: 'Yes' }, { kind: 'quick_reply' as const, text: 'No' }] };
    expect(chosenByText({ kind: 'text', text: 'Well?', template }, '2')).toEqual({ kind: 'choice', of: 'template', id: 'No', title: 'No' });
    expect(chosenByText({ kind: 'text', text: 'Well?', template: { ...template, buttons: [{ kind: 'quick_reply', text: 'Yes', payload: 'agreed' }] } }, '1')).toEqual({ kind: 'choice', of: 'template', id: 'agreed', title: 'Yes' });
    expect(chosenByText({ kind: 'text', text: 'Well?', template }, 'yes')).toMatchObject({ title: 'Yes' });
    expect(chosenByText({ kind: 'text', text: 'Well?' }, '1')).toBeUndefined();
  });
});
