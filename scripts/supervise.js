import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { programArguments } from './compiled.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
/** Milliseconds. Each end soon after a start doubles the pause before the next. */
const firstPause = 1000;
const longestPause = 60_000;
/** Whoever ran this long has recovered. */
const soon = 60_000;
/** The server ends within ten seconds of being asked; then it hangs. */
const farewell = 15_000;

/**
 * Keeps one server of the compiled API running: starts it again when it ended unasked, never gives up but slows down, and passes on what it
 * is asked. Resolves with the exit code when it was asked to stop, or when a person must mend something first.
 * `onStart` hears where the server can be reached, each time.
 */
export async function supervise({ env = process.env, onStart = () => {} } = {}) {
  const asked = new AbortController();
  const state = { server: null, wasUp: false };
  const pass = (signal) => {
    asked.abort();
    state.server?.kill(signal);
    setTimeout(() => state.server?.kill('SIGKILL'), farewell).unref();
  };
  passOnSignals(pass);

  for (let quickEnds = 0; ;) {
    const startedAt = performance.now();
    const { code, mustBeMended } = await runOnce(state, env, onStart);
    if (asked.signal.aborted || code === 0) {
      return code ?? 1;
    }
    // before it ever ran, the settings are wrong; afterwards the database is away, and comes back
    if (mustBeMended && !state.wasUp) {
      return 1;
    }
    quickEnds = performance.now() - startedAt > soon ? 0 : quickEnds + 1;
    const pause = Math.min(firstPause * 2 ** (quickEnds - 1), longestPause);
    process.stderr.write(
      `The server ended by itself (${code ?? 'killed'}) and is started again in ${Math.ceil(pause / 1000)} s.\n`,
    );
    await sleep(pause, undefined, { signal: asked.signal }).catch(() => undefined);
    if (asked.signal.aborted) {
      return 0;
    }
  }
}

function passOnSignals(pass) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => pass(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  // whoever started us was killed and can no longer stop us
  process.on('disconnect', () => pass('SIGTERM'));
}

function runOnce(state, env, onStart) {
  return new Promise((resolve) => {
    const server = spawn(process.execPath, programArguments('main'), {
      cwd: root,
      env,
      // it hears by this channel when we are killed, and ends as well
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    state.server = server;
    let mustBeMended = false;
    const end = (code) => {
      state.server = null;
      resolve({ code, mustBeMended });
    };
    server.on('message', (told) => {
      if (told.url) {
        state.wasUp = true;
        onStart({ ...told, pid: server.pid });
      } else {
        mustBeMended = told.mustBeMended === true;
      }
    });
    server.once('error', (error) => {
      process.stderr.write(`The server could not be run: ${error.message}\n`);
      end(1);
    });
    server.once('exit', end);
  });
}
