import { sourcesOf } from './run-facts.js';

const source = (id: string, score: number | null, used: boolean) => ({ kind: 'product', id, title: id, score, used });

describe('sources of a run', () => {
  it('are each named once, used ones first, then by how well they matched', () => {
    const steps = [
      { kind: 'model' },
      { kind: 'tool', sources: [source('a', 10, false), source('b', 5, true), source('c', 2, false)] },
      { kind: 'tool', sources: [source('b', null, true)] },
    ];
    expect(sourcesOf(steps)).toEqual([
      expect.objectContaining({ id: 'b', isUsed: true, score: 5, strength: 0.5 }),
      expect.objectContaining({ id: 'a', isUsed: false, strength: 1 }),
      expect.objectContaining({ id: 'c', strength: 0.2 }),
    ]);
  });

  it('are none where no tool tells any', () => expect(sourcesOf([{ kind: 'tool', result: '{}' }, { kind: 'tool', sources: [] }])).toEqual([]));
});
