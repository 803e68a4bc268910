import { useRef } from 'preact/hooks';

import { useKeys } from '../model/keys.ts';
import { KIND_LABELS, type Kind } from '../model/kinds.ts';
import { setParams } from '../model/route.ts';
import { filter, isFiltering } from '../model/filter.ts';
import { Mark } from './mark.tsx';

/** Narrows a list; what is chosen goes to the address, so that a link shows the same. */
export function FilterBar({ kinds, agents, owners, ownerName = 'Owner' }: { kinds: readonly Kind[]; agents: readonly string[]; owners: readonly string[]; ownerName?: string }) {
  const search = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => search.current?.select() });
  const { text, kinds: chosen, agent, owner } = filter.value;
  const toggle = (kind: Kind): void => {
    const next = new Set(chosen);
    if (!next.delete(kind)) next.add(kind);
    setParams({ class: [...next].join(',') });
  };
  return (
    <div class="filter" role="search">
      <label class="filter-text">
        <span class="sr-only">Search in paths and messages</span>
        <input ref={search} type="search" placeholder="Search  ( / )" value={text} onInput={(event) => setParams({ q: event.currentTarget.value })} onKeyDown={leave} />
      </label>
      <div class="filter-kinds" role="group" aria-label="Class">
        {kinds.map((kind) => (
          <button type="button" class={`chip kind-${kind}`} aria-pressed={chosen.has(kind)} onClick={() => toggle(kind)}><Mark kind={kind} />{KIND_LABELS[kind]}</button>
        ))}
      </div>
      <Choice name="Agent" value={agent} values={agents} onChoose={(value) => setParams({ agent: value })} />
      <Choice name={ownerName} value={owner} values={owners} onChoose={(value) => setParams({ owner: value })} />
      {isFiltering(filter.value) && <button type="button" class="link" onClick={() => setParams({ q: '', class: '', agent: '', owner: '' })}>Clear</button>}
    </div>
  );
}

/** Enter and Escape give the keys back to the list. */
function leave(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== 'Escape') return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).blur();
  document.querySelector<HTMLElement>('[role=grid]')?.focus();
}

export function Choice({ name, value, values, onChoose }: { name: string; value: string; values: readonly string[]; onChoose(value: string): void }) {
  if (values.length < 2 && value === '') return null;
  return (
    <label class="choice">
      <span class="sr-only">{name}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{name}: all</option>
        {values.map((one) => <option value={one}>{one}</option>)}
      </select>
    </label>
  );
}
