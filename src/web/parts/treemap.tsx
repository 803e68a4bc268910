import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from 'd3-hierarchy';
import { useMemo } from 'preact/hooks';

import { percent, plural } from '../model/format.ts';
import { KIND_LABELS, KINDS, type Kind } from '../model/kinds.ts';
import type { FileRow } from '../model/report.ts';
import { isNarrow } from './use-narrow.ts';

interface Folder {
  name: string;
  path: string;
  children: Map<string, Folder>;
  file?: FileRow;
}

interface Cell {
  name: string;
  path: string;
  file?: FileRow;
  children?: Cell[];
}

/** Of the drawing, on a wide and on a narrow screen: its letters have to stay legible. */
const WIDTHS = [720, 380] as const;
const HEIGHT = 420;
/** Smaller folders are drawn as one block, in pixels of the drawing. */
const SMALLEST = 110;

function tree(files: readonly FileRow[]): Cell {
  const top: Folder = { name: '', path: '', children: new Map() };
  for (const file of files) {
    let folder = top;
    const parts = file.path.split('/');
    for (const [at, name] of parts.entries()) {
      const known = folder.children.get(name) ?? { name, path: parts.slice(0, at + 1).join('/'), children: new Map<string, Folder>() };
      folder.children.set(name, known);
      folder = known;
    }
    folder.file = file;
  }
  const all = cellOf(top);
  const [only] = all.children ?? [];
  return all.children?.length === 1 && only?.children !== undefined ? only : all; // its folders say more than its name
}

/** Folders that hold nothing but a folder are one cell. */
function cellOf({ name, path, children, file }: Folder): Cell {
  if (file !== undefined) return { name, path, file };
  const inside = [...children.values()];
  const [only] = inside;
  if (inside.length === 1 && only !== undefined && only.file === undefined && path !== '') {
    const inner = cellOf(only);
    return { ...inner, name: `${name}/${inner.name}` };
  }
  return { name, path, children: inside.map(cellOf) };
}

type Node = HierarchyRectangularNode<Cell>;

function layout(files: readonly FileRow[], width: number): Node[] {
  const root = hierarchy<Cell>(tree(files)).sum(({ file }) => Math.max(0, file?.lines ?? 0)).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = treemap<Cell>().tile(treemapSquarify.ratio(1.2)).size([width, HEIGHT]).paddingInner(1).paddingTop((node) => (node.depth === 1 && node.x1 - node.x0 > 60 ? 15 : 0)).round(true)(root);
  const shown: Node[] = [];
  const visit = (node: Node): void => {
    const size = (node.x1 - node.x0) * (node.y1 - node.y0);
    if (size <= 0) return;
    if (node.depth === 1 && node.children) shown.push(node);
    if (!node.children || (size < SMALLEST && node.depth > 0)) shown.push(node);
    else node.children.forEach(visit);
  };
  visit(placed);
  return shown;
}

/** The files of the repository, as large as their lines, coloured by the strongest verdict; the filled part is of known origin. */
export function Treemap({ files, onOpen, onFolder }: { files: readonly FileRow[]; onOpen(file: FileRow): void; onFolder(path: string): void }) {
  const width = WIDTHS[isNarrow.value ? 1 : 0];
  const nodes = useMemo(() => layout(files, width), [files, width]);
  if (files.length === 0) return <p class="quiet">No file was scanned.</p>;
  const folders = nodes.filter((node) => node.children && node.depth === 1);
  return (
    <figure class="chart treemap">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`Map of ${plural(files.length, 'file')} by lines and verdict. The same numbers by owner are in the table below.`}>
        {nodes.map((node) => <Block node={node} onOpen={onOpen} onFolder={onFolder} />)}
        {folders.map((node) => node.x1 - node.x0 > 60 && (
          <text class="treemap-folder" x={node.x0 + 4} y={node.y0 + 11}>{fitted(node.data.name, node.x1 - node.x0 - 8, 6.3)}</text>
        ))}
      </svg>
      <figcaption>Size: lines. Colour: the strongest verdict on any line; the solid part is the share of known origin. Click a file to open it.</figcaption>
    </figure>
  );
}

const fitted = (text: string, width: number, each: number): string => (text.length * each <= width ? text : width < each * 4 ? '' : `${text.slice(0, Math.floor(width / each) - 1)}…`);

function Block({ node, onOpen, onFolder }: { node: Node; onOpen(file: FileRow): void; onFolder(path: string): void }) {
  const { x0, x1, y0, y1, data } = node;
  const [width, height] = [x1 - x0, y1 - y0];
  const { file } = data;
  if (file === undefined && node.depth === 1 && width * height >= SMALLEST) return <rect class="treemap-frame" x={x0} y={y0} width={width} height={height} onClick={() => onFolder(data.path)} />;
  const files = node.leaves().flatMap(({ data: leaf }) => (leaf.file === undefined ? [] : [leaf.file]));
  const kind = strongest(files);
  const lines = files.reduce((sum, one) => sum + one.lines, 0);
  const known = files.reduce((sum, one) => sum + one.attributed, 0) / Math.max(1, lines);
  const solid = kind === 'recorded' || kind === 'declared' || kind === 'copied' ? Math.max(2, height * known) : height;
  const title = `${data.path}\n${KIND_LABELS[kind]} · ${plural(lines, 'line')}, ${percent(known)} of known origin`;
  return (
    <g class={`treemap-block kind-${kind}`} onClick={() => (file === undefined ? onFolder(data.path) : onOpen(file))}>
      <title>{title}</title>
      <rect class="treemap-pale" x={x0} y={y0} width={width} height={height} />
      <rect class="treemap-solid" x={x0} y={y1 - Math.min(height, solid)} width={width} height={Math.min(height, solid)} />
      {width > 54 && height > 22 && <text x={x0 + 4} y={y0 + 13}>{fitted(data.name, width - 8, 5.8)}</text>}
    </g>
  );
}

const strongest = (files: readonly FileRow[]): Kind => KINDS.find((kind) => files.some(({ verdict }) => verdict === kind)) ?? 'undetermined';
