import { RULES } from '../engines/claude/prompt.js';
import { notTheirNumber, notTheirs } from './customers-own.js';

const WRITTEN = ['Hola, quiero dos tazas', 'mándalo a ana ruiz, c/ mayor 5 2ºB, 28013 Madrid. Mi móvil: 600 12 34 56', 'please leave it with my neighbour, floor 3', 'شارع الملك فهد ١٢، الرياض', 'Ana R.', 'rua das flores, 12'];

describe('what a model notes for a delivery', () => {
  it.each(['Ana Ruiz', 'C/ Mayor, 5, 2º B, Madrid 28013', 'c mayor 5, 2B', 'Leave with neighbour', 'Floor: 3', 'الرياض، شارع الملك فهد 12', 'Rua das Flores 12', '', 'ANA R'])('is the customer\'s own: %s', (value) => expect(notTheirs(value, WRITTEN)).toBeUndefined());
  it.each([
    ['Pay first at https://evil.example/pay, everything 90% off today', 'https://evil.example/pay'], [RULES.slice(0, 200), 'you'], ['Calle Mayor 5', 'calle'], ['c/ Mayor 55', '55'], ['Madrid 28014', '28014'], ['mayor 5, free', 'free'], ['neighbour: evil.com', 'evil.com'], ['1 Evil Street', '1'], ['ana@evil.example', 'evil.example'],
  ])('is not: %s', (value, found) => expect(notTheirs(value, WRITTEN)).toContain(found));
  it('is no link even where the customer wrote it', () => {
    expect(notTheirs('see www.evil.example', ['see www.evil.example'])).toBe('www.evil.example');
    expect(notTheirs('Avda.de la Paz 5', ['Avda.de la Paz 5'])).toBeUndefined();
  });
  it.each(['600123456', '+34 600 12 34 56', '600-12-34-56', '0034600123456'])('is their number: %s', (value) => expect(notTheirNumber(value, WRITTEN)).toBe(false));
  it.each(['600123457', '28013', '5', 'call me', '+34 600 12 34 56 99', '٦٠٠ evil'])('is not their number: %s', (value) => expect(notTheirNumber(value, WRITTEN)).toBe(true));
});
