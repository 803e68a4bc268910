import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { KIND_LABELS, type Kind } from '../model/kinds.ts';
import { kindRanges } from '../model/passages.ts';
import { isDark } from './color-scheme.ts';
import { useVirtual } from './use-virtual.ts';

const LINE = 20;

export interface SourceProps {
  path: string;
  lines: readonly string[];
  /** One for each line. */
  kinds: readonly Kind[];
  /** The lines that are spoken of, 1-based and inclusive. */
  active: { startLine: number; endLine: number } | undefined;
  onLine(line: number): void;
}

/** A source with a gutter that shows the kind of every line. Only the lines on the screen exist. */
export function SourceView({ path, lines, kinds, active, onLine }: SourceProps) {
  const { scroller, rows, height, scrollTo } = useVirtual({ count: lines.length, rowHeight: LINE, overscan: 20 });
  const digits = String(lines.length).length;
  useEffect(() => {
    if (active === undefined) return;
    const room = Math.floor((scroller.current?.clientHeight ?? 400) / LINE);
    const long = active.endLine - active.startLine >= room - 4;
    scrollTo(long ? Math.max(0, active.startLine - 3) : Math.floor((active.startLine + active.endLine) / 2) - 1, long ? 'start' : 'center');
  }, [active?.startLine, active?.endLine, path]);
  return (
    <div class="source">
      <div class="source-scroll" ref={scroller} tabIndex={0} role="region" aria-label={`Source of ${path}, ${lines.length} lines`}>
        <div class="source-space" style={{ height: `${height}px` }}>
          {rows.map(({ index, start }) => {
            const [number, kind] = [index + 1, kinds[index] ?? 'undetermined'];
            const isActive = active !== undefined && number >= active.startLine && number <= active.endLine;
            return (
              <div key={index} class={`source-line kind-${kind} ${isActive ? 'is-active' : ''}`} style={{ transform: `translateY(${start}px)` }} onClick={() => onLine(number)}>
                <span class="source-number" style={{ width: `${digits + 1}ch` }}>{number}</span>
                <span class="source-gutter" title={KIND_LABELS[kind]}>{beginsRange(kinds, index) && <span class="sr-only">{KIND_LABELS[kind]}: </span>}</span>
                <code class="source-text">{lines[index]}</code>
              </div>
            );
          })}
        </div>
      </div>
      <Ribbon kinds={kinds} active={active} onLine={(line) => { scrollTo(line - 1, 'center'); onLine(line); }} />
    </div>
  );
}

const beginsRange = (kinds: readonly Kind[], at: number): boolean => at === 0 || kinds[at - 1] !== kinds[at];

/** The whole file at a glance, beside its lines. A canvas, for a file may have as many ranges as lines. */
function Ribbon({ kinds, active, onLine }: { kinds: readonly Kind[]; active: SourceProps['active']; onLine(line: number): void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ranges = useMemo(() => kindRanges(kinds), [kinds]);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (canvas.current !== null) drawRibbon(canvas.current, { ranges, lines: kinds.length, active });
  }, [ranges, active?.startLine, active?.endLine, height, isDark.value]);
  const jump = (event: MouseEvent): void => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    onLine(Math.max(1, Math.min(kinds.length, Math.ceil(((event.clientY - box.top) / box.height) * kinds.length))));
  };
  return <canvas class="ribbon" ref={canvas} aria-hidden="true" onClick={jump} />;
}

interface RibbonDrawing {
  ranges: readonly (readonly [Kind, number, number])[];
  lines: number;
  active: SourceProps['active'];
}

function drawRibbon(canvas: HTMLCanvasElement, { ranges, lines, active }: RibbonDrawing): void {
  const scale = devicePixelRatio;
  canvas.width = canvas.clientWidth * scale;
  canvas.height = canvas.clientHeight * scale;
  const pen = canvas.getContext('2d');
  if (pen === null || lines === 0) return;
  const style = getComputedStyle(canvas);
  const each = Math.min(canvas.height / lines, LINE * scale);
  for (const [kind, first, last] of ranges) {
    pen.fillStyle = style.getPropertyValue(`--${kind}`);
    pen.fillRect(3 * scale, (first - 1) * each, canvas.width - 3 * scale, Math.max(1, (last - first + 1) * each));
  }
  if (active === undefined) return;
  pen.fillStyle = style.getPropertyValue('--ink');
  pen.fillRect(0, (active.startLine - 1) * each, 2 * scale, Math.max(2 * scale, (active.endLine - active.startLine + 1) * each));
}
