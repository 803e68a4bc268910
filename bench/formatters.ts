export type Format = (text: string) => Promise<string | undefined>;

/**
 * A formatter of the family's language with its defaults. It answers `undefined` for text it cannot parse, such as a
 * method without its class: such units are left out of the row, and the row's count says so.
 */
export async function formatterFor(family: string): Promise<Format> {
  return family === 'python' ? ruff() : prettier();
}

async function ruff(): Promise<Format> {
  const { Workspace, PositionEncoding } = await import('@astral-sh/ruff-wasm-nodejs');
  const workspace = new Workspace(Workspace.defaultSettings(), PositionEncoding.Utf16);
  return async (text) => {
    try {
      return workspace.format(dedent(text));
    } catch (cause) {
      if (String(cause).includes('at byte range')) return undefined; // its syntax errors
      throw cause;
    }
  };
}

async function prettier(): Promise<Format> {
  const { format } = await import('prettier');
  return async (text) => {
    try {
      return await format(text, { parser: 'typescript' });
    } catch (cause) {
      if (cause instanceof SyntaxError) return undefined;
      throw cause;
    }
  };
}

function dedent(text: string): string {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const least = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(least)).join('\n');
}
