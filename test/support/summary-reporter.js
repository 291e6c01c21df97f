import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { guardEnd } from './end-guard.js';
import { listFailures } from './list-failures.js';

const patience = 60_000;

/** One line per test file as it ends, failures in full; at the end one line per failed test, and the count as the last line. */
export default class SummaryReporter {
  constructor() {
    this.done = 0;
  }

  onRunStart(results) {
    this.files = results.numTotalTestSuites;
    say(`Running ${this.files} test files.`);
  }

  onTestFileStart(test) {
    if (process.env.HUISHENG_TEST_PROGRESS === 'verbose') {
      say(`        … ${nameOf(test)}`);
    }
  }

  onTestFileResult(test, result) {
    this.done += 1;
    const isGood = result.numFailingTests === 0 && !result.testExecError;
    const count = result.numPassingTests + result.numFailingTests;
    const seconds = ((result.perfStats.end - result.perfStats.start) / 1000).toFixed(1);
    say(
      `[${this.done}/${this.files}] ${isGood ? 'ok  ' : 'FAIL'} ${nameOf(test)} · ${count} tests · ${seconds} s`,
    );
    sayTriedTwice(result);
    if (!isGood) {
      say(result.failureMessage ?? String(result.testExecError?.message));
      result.console?.forEach(({ message, type }) => say(`  console.${type}: ${message}`));
    }
  }

  onRunComplete(_contexts, results) {
    sum(results, 0);
    guardEnd(patience, (resources) => {
      say(
        `All tests are done, but ${patience / 1000} s later this process still lives. It is kept by:`,
      );
      resources.forEach((resource) => say(`  ${resource}`));
      sum(results, 1);
    });
  }
}

/** Each failed test in a line, and the count as the last line of all. */
function sum(results, moreFailures) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + moreFailures;
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${failed} failed`;
  const count = skipped > 0 ? `${line}, ${skipped} skipped` : line;
  const summary = [...listFailures(results, nameOf), count].join('\n');
  const file = process.env.HUISHENG_TEST_SUMMARY;
  if (file) {
    // scripts/test.js says it, after everything that jest may still print
    writeFileSync(file, summary);
  } else {
    say(summary);
  }
}

/** Passed, but not at once: something about it is not as it should be. */
function sayTriedTwice({ testResults }) {
  for (const { fullName, invocations, retryReasons = [], status } of testResults) {
    if (status === 'passed' && invocations > 1) {
      say(`  passed at the second try: ${fullName}\n${retryReasons.join('\n')}`);
    }
  }
}

function nameOf(test) {
  return path.relative(process.cwd(), test.path);
}

function say(words) {
  process.stdout.write(`${words}\n`);
}
