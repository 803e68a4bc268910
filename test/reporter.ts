import type { Reporter, TestModule } from 'vitest/node';

/** Ends every run with one plain line, `312 passed, 0 failed`, for people and scripts that read only the end. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed' || state === 'skipped') counts[state] += 1;
      }
      // A file that cannot even be loaded has no tests to fail.
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) counts.failed += 1;
    }
    const skipped = counts.skipped === 0 ? '' : `${counts.skipped} left out\n`;
    const line = `\n${skipped}${counts.passed} passed, ${counts.failed} failed\n`;
    // After vitest's own summary, which is printed in this same event.
    process.once('exit', () => process.stdout.write(line));
  }
}
