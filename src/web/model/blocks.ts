import { DEFLATED } from '../../report/html/packed.ts';

/** Reads a data block of the page. @throws {Error} When the page does not hold it, or it is damaged. */
export async function readBlock<T>(id: string): Promise<T> {
  const block = document.getElementById(id);
  if (block === null) throw new Error(`This page does not hold "${id}".`);
  const text = block.textContent ?? '';
  return JSON.parse(block.getAttribute('type') === DEFLATED ? await inflate(text) : text) as T;
}

async function inflate(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}
