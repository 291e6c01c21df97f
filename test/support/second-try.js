import process from 'node:process';

// Real processes, browsers and clocks on a busy machine: where nobody watches, a test that failed is tried once more after the
// others of its file. The summary names it, so that it is looked at; twice is a failure.
if (process.env.CI) {
  import.meta.jest.retryTimes(1);
}
