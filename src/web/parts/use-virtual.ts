import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualizerOptions } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

type List = Virtualizer<HTMLDivElement, HTMLDivElement>;

/**
 * Rows of one height, of which only those on the screen exist.
 *
 * @param headHeight Pixels of a head that stays on top of the scrolled rows.
 */
export function useVirtual({ count, rowHeight, overscan = 10, headHeight = 0 }: { count: number; rowHeight: number; overscan?: number; headHeight?: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((drawn: number, _action: void) => drawn + 1, 0);
  const options: VirtualizerOptions<HTMLDivElement, HTMLDivElement> = {
    count, overscan, scrollPaddingEnd: headHeight,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    observeElementRect, observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(),
    initialRect: { width: 800, height: 800 },
  };
  const list = useRef<List>(undefined);
  list.current ??= new Virtualizer(options);
  list.current.setOptions(options);
  useLayoutEffect(() => list.current?._didMount(), []);
  useLayoutEffect(() => list.current?._willUpdate());
  useLayoutEffect(() => list.current?.measure(), [rowHeight]);
  return { scroller, rows: list.current.getVirtualItems(), height: list.current.getTotalSize(), scrollTo: (row: number, align: 'auto' | 'center' | 'start' = 'auto') => list.current?.scrollToIndex(row, { align }) };
}
