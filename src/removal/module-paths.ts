const SCRIPT_ENDINGS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.tsx', '/index.js', '/index.jsx', '/index.mjs'];
const PYTHON_ENDINGS = ['.py', '.pyi', '/__init__.py'];

/**
 * Whether an import, as written in `from`, may mean the file `target`: relative paths exactly, aliases and absolute Python
 * modules by the end of the path, for where they begin is told by settings that are not read.
 *
 * @param module As written, `./a.js`, `@/lib/a`, `..pkg.mod`.
 */
export function mayMean(module: string, from: string, target: string): boolean {
  return target.endsWith('.py') || target.endsWith('.pyi') ? pythonMayMean(module, from, target) : scriptMayMean(module, from, target);
}

function scriptMayMean(module: string, from: string, target: string): boolean {
  if (module.startsWith('.')) {
    const base = resolved(from, module);
    return base !== undefined && variants(base).includes(target);
  }
  const alias = /^(?:@\/|~\/?|#\/?)(.+)$/.exec(module)?.[1];
  return alias !== undefined && variants(alias).some((variant) => target === variant || target.endsWith(`/${variant}`));
}

/** A script may be imported by the name that it will have when compiled. */
const variants = (base: string): string[] => [base, base.replace(/\.([cm]?)jsx?$/, '')].flatMap((one) => SCRIPT_ENDINGS.map((ending) => one + ending));

function pythonMayMean(module: string, from: string, target: string): boolean {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  if (dots > 0) {
    const base = resolved(from, `./${'../'.repeat(dots - 1)}${path}`);
    return base !== undefined && PYTHON_ENDINGS.some((ending) => target === base + ending || target === `${base}${ending}`.replace(/^\//, ''));
  }
  return PYTHON_ENDINGS.some((ending) => target === path + ending || target.endsWith(`/${path}${ending}`));
}

/** @returns undefined when it leads out of the repository */
function resolved(from: string, module: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of module.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
