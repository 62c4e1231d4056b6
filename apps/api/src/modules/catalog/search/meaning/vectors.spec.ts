import { packVector, similarity } from './vectors.js';

const exact = (a: Float32Array, b: Float32Array): number => {
  const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

describe('packed vectors', () => {
  it('have nearly the cosine of the whole ones', () => {
    let state = 7;
    const random = (): number => ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) - 0.5;
    for (let round = 0; round < 50; round += 1) {
      const a = Float32Array.from({ length: 256 }, random);
      const b = Float32Array.from(a, (value) => value * (round / 50) + random() * 0.4);
      expect(similarity(a, packVector(b).bytes)).toBeCloseTo(exact(a, b), 2);
    }
  });
  it('keep a bit and a byte for each dimension', () => {
    const { signs, bytes } = packVector(Float32Array.of(0.5, -1, 0, 0.25));
    expect(signs).toBe('1001');
    expect([...new Int8Array(bytes)]).toEqual([64, -127, 0, 32]);
  });
  it('of another length are compared with nothing', () => expect(similarity(Float32Array.of(1, 2), packVector(Float32Array.of(1)).bytes)).toBe(0));
});
