/** Undefined instead of an error: a cache that does not work is no cache. */
export function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined; // a full disk, a folder of somebody else, a file that another process removed
  }
}
