import path from 'node:path';
import vm from 'node:vm';

import type { PackageFiles } from './package-files';

/** Browser and Node things that a mini-program's script thread does not have. */
const absent = [
  ...['window', 'document', 'self', 'location', 'navigator', 'history', 'localStorage'],
  ...['sessionStorage', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'FormData', 'Blob'],
  ...['File', 'Headers', 'Request', 'Response', 'URL', 'URLSearchParams', 'MutationObserver'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'structuredClone', 'performance', 'crypto'],
  ...['AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'process'],
  ...[
    'Buffer',
    'setImmediate',
    'clearImmediate',
    'MessageChannel',
    'Node',
    'Element',
    'HTMLElement',
  ],
  ...['Event', 'CustomEvent', 'EventTarget', 'Text', 'DocumentFragment', 'queueMicrotask'],
];

type Module = { exports: unknown };

/** Loads the package's scripts the way WeChat does: CommonJS, one global object, no browser. */
export function createScriptRealm(files: PackageFiles, provided: Record<string, unknown>) {
  const scope = globalScope(provided);
  // not `eval`, which strict code may not shadow
  const names = Object.keys(scope).filter((name) => name !== 'eval');
  const loaded = new Map<string, Module>();

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known) {
      return known.exports;
    }
    if (!files.has(file)) {
      throw new Error(`module '${file}' is not defined`);
    }
    const module: Module = { exports: {} };
    loaded.set(file, module);
    const head = `(function(require,module,exports,${names.join(',')}){`;
    // same realm as the framework: values of another vm context fail its type checks
    const run = vm.runInThisContext(`${head}${files.read(file)}\n})`, { filename: file }) as (
      ...values: unknown[]
    ) => void;
    const require = (wanted: string) =>
      load(withExtension(path.posix.join(path.posix.dirname(file), wanted)));
    run(require, module, module.exports, ...names.map((name) => scope[name]));
    return module.exports;
  }
  return { run: (script: string) => load(withExtension(script)) };
}

function globalScope(provided: Record<string, unknown>): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (/^[A-Za-z_$][\w$]*$/.test(name) && !['undefined', 'NaN', 'Infinity'].includes(name)) {
      scope[name] = absent.includes(name) ? undefined : Reflect.get(globalThis, name);
    }
  }
  for (const name of absent) {
    scope[name] = undefined;
  }
  Object.assign(scope, provided, { global: scope, globalThis: scope });
  scope['Function'] = functionWithoutEval(scope);
  return scope;
}

/** WeChat runs no code from strings; only the old way to the global object works. */
function functionWithoutEval(scope: Record<string, unknown>): FunctionConstructor {
  const make = (words: unknown[]) => {
    if (words.length === 1 && /^return this;?$/.test(String(words[0]))) {
      return () => scope;
    }
    throw new EvalError('Code generation from strings disallowed for this context');
  };
  return new Proxy(Function, {
    apply: (_target, _self, words: unknown[]) => make(words),
    construct: (_target, words: unknown[]) => make(words),
  });
}

function withExtension(file: string): string {
  return file.endsWith('.js') ? file : `${file}.js`;
}
