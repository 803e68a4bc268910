/** What is known of each open ancestor; index = depth in the tree. Grown together. */
export let open = frames(256);
function frames(size: number) {
  return {
    size,
    flags: new Int32Array(size),
    /** Index of its record, or -1. */
    records: new Int32Array(size),
    roleDepths: new Int32Array(size),
    /** Named children seen, comments left out. */
    children: new Int32Array(size),
    /** 1 once the name was seen or can no longer come. */
    named: new Uint8Array(size),
    /** Offset of the first name child. */
    keys: new Uint32Array(size),
    /** 1 once the next named child is the last that can hold anything. */
    joined: new Uint8Array(size),
  };
}

/** Makes room for deeper trees. */
export function deepen(): void {
  const larger = frames(open.size * 2);
  for (const key of ['flags', 'records', 'roleDepths', 'children', 'named', 'keys', 'joined'] as const) larger[key].set(open[key]);
  open = larger;
}
