import { filled, firstHole, shortcutIn } from './variables.js';

const VALUES = { 'customer.name': 'Lina Haddad', 'customer.first_name': 'Lina', 'agent.name': 'Omar', 'store.name': null };

describe('variables of canned replies', () => {
  it('are filled in with what is known', () => {
    expect(filled('Hi {{customer.first_name}}, {{ agent.name }} here', VALUES)).toBe('Hi Lina, Omar here');
  });
  it('stay as holes when nothing is known', () => {
    const text = filled('{{agent.name}} of {{store.name}}', VALUES);
    expect(text).toBe('Omar of {{store.name}}');
    expect(firstHole(text)).toEqual({ from: 8, to: 22, hole: '{{store.name}}' });
  });
  it('are not made out of what a customer is called', () => {
    expect(filled('Hi {{customer.name}}', { ...VALUES, 'customer.name': '$& {{agent.name}}' })).toBe('Hi $& {{agent.name}}');
  });
  it('leave other braces alone', () => {
    expect(firstHole('use {{curly}} {braces} {{}}')).toBeUndefined();
    expect(filled('{{curly}}', VALUES)).toBe('{{curly}}');
  });
  it('begin with a shortcut that is typed alone', () => {
    expect(shortcutIn('/')).toBe('');
    expect(shortcutIn('/hou')).toBe('hou');
    expect(shortcutIn('/ساعات')).toBe('ساعات');
    expect(shortcutIn('/hours today')).toBeUndefined();
    expect(shortcutIn('1/2')).toBeUndefined();
  });
});
