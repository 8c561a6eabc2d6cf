/** Closes a run with one plain line of totals, `Tests: N passed, N failed`, that people and CI can read. */
export default class TotalsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state in count) count[state]++;
      }
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    console.log(`\nTests: ${count.passed} passed, ${count.failed} failed${skipped}`);
  }
}
