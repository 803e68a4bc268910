import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** N-gram weights as they lie in the package: one signed byte each, compressed (Brotli, RFC 7932) to about half. */
export const pack = (weights: Int8Array): Buffer =>
  brotliCompressSync(weights, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } });

/**
 * Undoes {@link pack}.
 * @param size weights that are expected, at least 1; more are not unpacked
 * @throws Error when the bytes are not as many weights
 */
export function unpack(bytes: Uint8Array, size: number): Int8Array {
  const weights = brotliDecompressSync(bytes, { maxOutputLength: size });
  if (weights.length !== size) throw new RangeError(`${weights.length} weights instead of ${size}`);
  return new Int8Array(weights.buffer, weights.byteOffset, size);
}
