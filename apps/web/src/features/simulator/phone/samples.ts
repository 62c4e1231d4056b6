import type { SimulatedAct } from '#contracts';

/** Where the customers of the sample store are at home. */
export const HOME = { kind: 'location', latitude: 39.4739, longitude: -0.3797, name: 'Mercado Central', address: 'Plaça de la Ciutat de Bruges, Valencia' } as const satisfies SimulatedAct;

const NAMES = [
  'Nora Vidal', 'Tom Becker', 'Amina Haddad', 'Jonas Lind', 'Chiara Rossi', 'Yusuf Demir', 'Inês Duarte', 'Olivia Reed', 'Mateo Cruz', 'Leïla Benali', 'Hanna Fischer', 'سارة منصور', 'Diego Luna', 'Emma Novak',
];

/** Somebody new with a number nobody else has, as far as can be told. */
export function newPerson(known: readonly string[]): { name: string; phone: string } {
  const free = NAMES.filter((name) => !known.includes(name));
  const name = free[Math.floor(Math.random() * free.length)] ?? `Customer ${known.length + 1}`;
  return { name, phone: `+34655${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}` };
}
