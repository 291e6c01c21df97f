import { stripVTControlCharacters } from 'node:util';

const longest = 200;

/** One line per failed test, and per file that could not be run: what a long log hides stands together at its end. */
export function listFailures({ testResults }, nameOf) {
  return testResults.flatMap((file) => {
    const name = nameOf({ path: file.testFilePath });
    const failed = file.testResults
      .filter(({ status }) => status === 'failed')
      .map(({ failureMessages, fullName }) => line(`${name} › ${fullName}`, failureMessages[0]));
    return file.testExecError && failed.length === 0
      ? [line(`${name} › the file itself`, file.testExecError.message ?? file.failureMessage)]
      : failed;
  });
}

function line(name, message) {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  const first = lines.map((words) => words.trim()).find(Boolean) ?? 'without a word';
  return `failed: ${name}: ${first.slice(0, longest)}`;
}
