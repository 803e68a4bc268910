/** Bytes that one block can hold. */
const MOST = 0xffff;
const HEADER = Buffer.from([0x78, 0x01]);
/** The largest prime below 2^16 (RFC 1950). */
const ADLER = 65_521;
/** Additions before the sums of Adler-32 outgrow 32 bits (as in zlib). */
const AT_ONCE = 5_552;

/**
 * Bytes as a zlib stream (RFC 1950) that compresses nothing (RFC 1951, 3.2.4). For thousands of small objects that are read
 * once: each call of `deflateSync` takes memory from the system for a compressor, which the process keeps from then on.
 */
export function storedZlib(bytes: Uint8Array): Buffer {
  const blocks = Math.max(1, Math.ceil(bytes.length / MOST));
  const stream = Buffer.allocUnsafe(HEADER.length + blocks * 5 + bytes.length + 4);
  let at = HEADER.copy(stream);
  for (let block = 0; block < blocks; block += 1) {
    const part = bytes.subarray(block * MOST, (block + 1) * MOST);
    at = stream.writeUInt8(block === blocks - 1 ? 1 : 0, at);
    at = stream.writeUInt16LE(part.length, at);
    at = stream.writeUInt16LE(part.length ^ MOST, at);
    stream.set(part, at);
    at += part.length;
  }
  stream.writeUInt32BE(adler32(bytes), at);
  return stream;
}

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    for (const end = Math.min(at + AT_ONCE, bytes.length); at < end; at += 1) high += low += bytes[at] as number;
    low %= ADLER;
    high %= ADLER;
  }
  return ((high << 16) | low) >>> 0;
}
