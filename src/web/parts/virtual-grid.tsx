import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';

import { useKeys } from '../model/keys.ts';
import { isNarrow } from './use-narrow.ts';
import { useVirtual } from './use-virtual.ts';

export interface GridProps {
  /** Says to a screen reader what the rows are. */
  label: string;
  columns: readonly { name: string; class: string }[];
  count: number;
  /** Pixels of a row, on a wide and on a narrow screen. */
  heights: readonly [wide: number, narrow: number];
  active: number;
  onActive(row: number): void;
  onOpen(row: number): void;
  /** The cells of a row, in the order of the columns. */
  cells(row: number): ComponentChildren[];
  /** Shown in the place of rows when there are none. */
  empty: string;
  class?: string;
  /** `page`: the keys work wherever the focus is; `focused`: only inside. Default: `page`. */
  keys?: 'page' | 'focused';
}

const PAGE = 20;
const HEAD = 31;

/** A list of any length: arrows, j and k move, Enter opens; screen readers hear rows and their number. */
export function VirtualGrid(props: GridProps) {
  const { label, columns, count, heights, active, onActive, onOpen, empty } = props;
  const id = useId();
  const rowHeight = heights[isNarrow.value ? 1 : 0];
  const { scroller, rows, height, scrollTo } = useVirtual({ count, rowHeight, headHeight: isNarrow.value ? 0 : HEAD });
  const move = (by: number) => (): void => { if (count > 0) onActive(Math.min(Math.max(active + by, 0), count - 1)); };
  const to = (row: number) => (): void => { if (count > 0) onActive(row); };
  const isOwner = (): boolean => props.keys !== 'focused' || (scroller.current?.contains(document.activeElement) ?? false);
  useKeys({
    j: move(1), ArrowDown: move(1), k: move(-1), ArrowUp: move(-1), PageDown: move(PAGE), PageUp: move(-PAGE), Home: to(0), End: to(count - 1),
    Enter: () => { if (count > 0) onOpen(active); },
  }, isOwner);
  useEffect(() => { if (count > 0) scrollTo(active); }, [active, count]);
  return (
    <div ref={scroller} class={`grid ${props.class ?? ''}`} role="grid" aria-label={label} aria-rowcount={count + 1} aria-colcount={columns.length} tabIndex={0} aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}>
      <div role="rowgroup" class="grid-head">
        <div role="row" aria-rowindex={1} class="grid-row">
          {columns.map((column) => <div role="columnheader" class={column.class}>{column.name}</div>)}
        </div>
      </div>
      <div role="rowgroup" class="grid-body">
        {count === 0 && <div role="row" class="grid-empty"><div role="gridcell">{empty}</div></div>}
        <div role="presentation" style={{ height: `${height}px` }} class="grid-space">
          {rows.map(({ index, start }) => (
            <div
              key={index} id={`${id}-${index}`} role="row" aria-rowindex={index + 2} aria-selected={index === active}
              class="grid-row" style={{ transform: `translateY(${start}px)`, height: `${rowHeight}px` }} onClick={() => { onActive(index); onOpen(index); }}
            >
              {props.cells(index).map((cell, at) => <div role="gridcell" class={columns[at]?.class ?? ''}>{cell}</div>)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
