import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, brotliDecompressSync, constants } from 'node:zlib';

/** N-gram weights as they lie in the package: one signed byte each, compressed (Brotli, RFC 7932) to about half. */
export const pack = (weights: Int8Array): Buffer =>
  brotliCompressSync(weights, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } });

/**
 * Undoes {@link pack}.
 * @param size weights that are expected, at least 1; more are not unpacked
 * @throws Error when the bytes are not as many weights
 */
export const unpack = (bytes: Uint8Array, size: number): Int8Array => asWeights(brotliDecompressSync(bytes, inOnePiece(size)), size);

/** The same on another thread. */
export const unpackAside = async (bytes: Uint8Array, size: number): Promise<Int8Array> => asWeights(await promisify(brotliDecompress)(bytes, inOnePiece(size)), size);

const inOnePiece = (size: number) => ({ chunkSize: Math.max(64, size), maxOutputLength: size });

function asWeights(weights: Buffer, size: number): Int8Array {
  if (weights.length !== size) throw new RangeError(`${weights.length} weights instead of ${size}`);
  return new Int8Array(weights.buffer, weights.byteOffset, size);
}
