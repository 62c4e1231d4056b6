/** A vector as it is kept: `signs`, one bit for each dimension, finds what may be near; `bytes`, one signed byte each, says how near. */
export interface PackedVector { readonly signs: string; readonly bytes: Buffer }

const LARGEST_BYTE = 127;

/** What a cosine needs of a vector, in an eighth and a thirty-second of its size. */
export function packVector(vector: Float32Array): PackedVector {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return {
    signs: Array.from(vector, (value) => (value > 0 ? '1' : '0')).join(''),
    bytes: Buffer.from(Int8Array.from(vector, (value) => Math.round((value / largest) * LARGEST_BYTE)).buffer),
  };
}

/** Cosine of the angle between a vector and a packed one; 0 when they have different lengths. */
export function similarity(vector: Float32Array, bytes: Buffer): number {
  if (vector.length !== bytes.length) return 0;
  let [product, ofVector, ofBytes] = [0, 0, 0];
  for (let at = 0; at < vector.length; at += 1) {
    const [one, other] = [vector[at] ?? 0, bytes.readInt8(at)];
    product += one * other;
    ofVector += one * one;
    ofBytes += other * other;
  }
  return product / (Math.sqrt(ofVector * ofBytes) || 1);
}
