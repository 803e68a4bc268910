/** The text of made files: functions of several shapes, told apart and filled in by a seed each. */

const NOUNS = ['order', 'invoice', 'user', 'report', 'queue', 'cache', 'route', 'price', 'stock', 'label', 'parcel', 'ledger'];
const VERBS = ['load', 'store', 'merge', 'count', 'split', 'check', 'send', 'sort', 'trim', 'join'];

export const pathOf = (index: number): string => {
  const kind = index % 3 === 0 ? 'py' : index % 3 === 1 ? 'ts' : 'tsx';
  return `packages/p${index % 97}/${NOUNS[index % NOUNS.length]}/${VERBS[index % VERBS.length]}_${index}.${kind}`;
};

/** @param functions A seed for each function of the file. */
export function textOf(path: string, functions: readonly number[]): string {
  const isPython = path.endsWith('.py');
  const shapes = isPython ? PYTHON : SCRIPT;
  const first = words(functions[0] ?? 0);
  const imports = isPython
    ? `import logging\nfrom ${first.noun}s.${first.other} import ${first.verb}\n\nlog = logging.getLogger(__name__)\n\n`
    : `import { ${first.verb} } from '../${first.other}/${first.verb}';\nimport type { ${first.noun} } from '@shop/${first.noun}s';\n\n`;
  return imports + functions.map((seed) => (shapes[(seed >>> 2) % shapes.length] as Shape)(words(seed))).join('\n');
}

interface Words {
  verb: string;
  noun: string;
  other: string;
  limit: number;
  id: number;
}
type Shape = (words: Words) => string;

function words(seed: number): Words {
  const at = (list: readonly string[], shift: number): string => list[(seed >>> shift) % list.length] as string;
  return { verb: at(VERBS, 3), noun: at(NOUNS, 7), other: at(NOUNS, 13), limit: seed % 997, id: seed % 10_000 };
}

const PYTHON: readonly Shape[] = [
  ({ verb, noun, other, limit, id }) => `def ${verb}_${noun}_${id}(${noun}s, limit=${limit}):
    """${verb} each ${noun} up to the limit."""
    found = []
    for ${noun} in ${noun}s:
        if ${noun}.${other} is None or len(found) > limit:
            continue
        found.append(${verb}(${noun}.${other}, "${other}"))
    return found
\n`,
  ({ verb, noun, other, limit, id }) => `class ${noun}${id}:
    def __init__(self, ${other}, size=${limit}):
        self.${other} = ${other}
        self.size = size
        self._${noun}s = {}

    def ${verb}(self, key):
        # seen before
        if key in self._${noun}s:
            return self._${noun}s[key]
        value = ${verb}(self.${other}, key)
        self._${noun}s[key] = value
        return value
\n`,
  ({ verb, noun, other, limit, id }) => `def try_${verb}_${id}(${noun}, *, retries=${limit % 7}):
    for attempt in range(retries):
        try:
            with open(${noun}.path) as handle:
                return [line.strip() for line in handle if line]
        except OSError as error:
            log.warning("${other} %s: %s", attempt, error)
    raise ValueError(f"no ${noun} after {retries}")
\n`,
  ({ verb, noun, other, limit, id }) => `async def ${verb}_all_${id}(${noun}s, client):
    total = sum(${noun}.${other} for ${noun} in ${noun}s if ${noun}.${other} > ${limit})
    rows = {${noun}.id: await client.${verb}(${noun}) for ${noun} in ${noun}s}
    return total, rows
\n`,
];

const SCRIPT: readonly Shape[] = [
  ({ verb, noun, other, limit, id }) => `/** ${verb} each ${noun}. */
export function ${verb}${noun}${id}(${noun}s: ${noun}[], limit = ${limit}): string[] {
  const found: string[] = [];
  for (const one of ${noun}s) {
    if (one.${other} === undefined || found.length > limit) continue;
    found.push(${verb}(one.${other}, '${other}'));
  }
  return found;
}
`,
  ({ verb, noun, other, limit, id }) => `export class ${noun}${id} {
  private readonly ${other}s = new Map<string, ${noun}>();

  constructor(private readonly size = ${limit}) {}

  ${verb}(key: string): ${noun} | undefined {
    const known = this.${other}s.get(key);
    if (known) return known;
    // too many
    if (this.${other}s.size >= this.size) this.${other}s.clear();
    return undefined;
  }
}
`,
  ({ verb, noun, other, limit, id }) => `export async function ${verb}All${id}(${noun}s: readonly ${noun}[]) {
  try {
    const rows = await Promise.all(${noun}s.map(async (one) => ({ ...one, ${other}: await ${verb}(one.${other}) })));
    return rows.filter(({ ${other} }) => ${other} > ${limit}).length;
  } catch (error) {
    console.error(\`${noun} failed: \${error}\`);
    throw error;
  }
}
`,
  ({ verb, noun, other, limit, id }) => `export const ${noun}Of${id} = (kind: string, options?: { ${other}?: number }): number => {
  switch (kind) {
    case '${verb}':
      return options?.${other} ?? ${limit};
    case '${other}':
      return kind.length * 2;
    default:
      return -1;
  }
};
`,
];
