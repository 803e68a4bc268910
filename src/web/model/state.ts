import { computed, effect, signal } from '@preact/signals';

import { INDEX_ID, reportId, type PackedReport } from '../../report/html/packed.ts';
import { safeText } from '../../report/safe-text.ts';
import { readBlock } from './blocks.ts';
import { filter, filterFiles, filterFindings } from './filter.ts';
import { openReport, type ReportModel } from './report.ts';
import { route } from './route.ts';

/** Names of the reports in this page. */
export const repositories = signal<readonly string[]>([]);
export const report = signal<ReportModel>();
/** Why the page cannot show its data. */
export const failure = signal<string>();

/** Which report of the page is shown: `?report=2` in the address, counted from 0. */
export const reportNumber = computed(() => {
  const asked = Number(route.value.params.get('report') ?? 0);
  return Number.isInteger(asked) && asked >= 0 && asked < repositories.value.length ? asked : 0;
});

export const listed = computed<'files' | 'findings'>(() => (route.value.params.get('list') === 'findings' ? 'findings' : 'files'));
export const shownFiles = computed(() => (report.value === undefined ? [] : filterFiles(report.value.files, filter.value)));
export const shownFindings = computed(() => (report.value === undefined || listed.value !== 'findings' ? [] : filterFindings(report.value, filter.value)));

/** Reads the data of the page, now and whenever another report is chosen. */
export async function openPage(): Promise<void> {
  try {
    repositories.value = (await readBlock<string[]>(INDEX_ID)).map((name) => safeText(name, 200));
  } catch (error) {
    fail(error);
    return;
  }
  effect(() => {
    const wanted = reportNumber.value;
    report.value = undefined;
    void readBlock<PackedReport>(reportId(wanted)).then((packed) => {
      if (reportNumber.peek() === wanted) report.value = openReport(packed);
    }, fail);
  });
}

function fail(error: unknown): void {
  failure.value = error instanceof Error ? error.message : String(error);
}
