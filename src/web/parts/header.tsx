import type { ComponentChildren } from 'preact';

import { go, printRoute, route, view } from '../model/route.ts';
import { Sign } from './icon.tsx';

export interface Tab {
  view: string;
  name: string;
  /** Other views that belong to it. */
  also?: readonly string[];
  /** Parameters that stay when the tab is opened. */
  keep?: readonly string[];
}

/** What every page begins with: the way past it, where one is, and where one can go. */
export function Header({ tabs, name, children }: { tabs: readonly Tab[]; name: string; children?: ComponentChildren }) {
  return (
    <header class="top">
      <a class="skip" href={location.hash} onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>Skip to the content</a>
      <div class="top-brand"><Sign /><span class="top-word">Handiwork</span><span class="top-name" title={name}>{name}</span></div>
      <nav class="top-tabs" aria-label="Views">
        {tabs.map((tab) => <a href={addressOf(tab)} aria-current={view.value === tab.view ? 'page' : tab.also?.includes(view.value) ? 'true' : undefined}>{tab.name}</a>)}
      </nav>
      <div class="top-more">{children}</div>
    </header>
  );
}

const KEPT = ['report'];

function addressOf({ view: to, keep = [] }: Tab): string {
  return printRoute([to], [...KEPT, ...keep].map((name) => [name, route.value.params.get(name) ?? ''] as const));
}

/** Which of several reports is shown. */
export function ReportChoice({ names, chosen }: { names: readonly string[]; chosen: number }) {
  if (names.length < 2) return null;
  return (
    <label class="choice">
      <span class="sr-only">Repository</span>
      <select value={String(chosen)} onChange={(event) => go(printRoute(['overview'], [['report', event.currentTarget.value]]))}>
        {names.map((name, at) => <option value={String(at)}>{name}</option>)}
      </select>
    </label>
  );
}
