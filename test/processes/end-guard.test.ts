import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const guard = pathToFileURL('test/support/end-guard.js').href;

/** A run whose last test is over, with what `left` leaves behind. */
async function ended(left: string) {
  const program = `
    import { guardEnd } from ${JSON.stringify(guard)};
    import { createServer } from 'node:net';
    import { spawn } from 'node:child_process';
    ${left}
    guardEnd(200, (resources) => console.log(resources.join('\\n')));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [words] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { words, code: child.exitCode };
}

it('lets a run end that left nothing behind', async () => {
  expect(await ended('')).toEqual({ words: '', code: 0 });
});

it('ends a run that left a server behind, and says where it listens', async () => {
  const { words, code } = await ended(
    `const server = createServer(); await new Promise((then) => server.listen(0, '127.0.0.1', then));`,
  );
  expect(words).toMatch(/Server that listens at 127\.0\.0\.1:\d+/);
  expect(code).toBe(1);
});

it('ends a run that left a process behind, and says which', async () => {
  const { words, code } = await ended(
    `const child = spawn(process.execPath, ['--eval', 'setInterval(() => 1, 9)']); process.on('exit', () => child.kill());`,
  );
  expect(words).toMatch(/ChildProcess \d+: .+setInterval/);
  expect(code).toBe(1);
});

it('ends a run that left a timer behind, and names its kind', async () => {
  const { words, code } = await ended('setInterval(() => undefined, 1000);');
  expect(words).toContain('Timeout');
  expect(code).toBe(1);
});
