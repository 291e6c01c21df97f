import { createContext, Script } from 'node:vm';

import { assertThat, ServerError } from '../errors/server-error';

import { patternCost } from './pattern-cost';

/** A client's pattern: one match takes as long as it may and no longer. */
export type BoundedPattern = {
  flags: string;
  /** @throws ServerError 51156 */
  test: (text: string) => boolean;
};

/** as in MongoDB */
const longestPattern = 32_764;
/** a match that needs no more is not watched */
const fewSteps = 50_000_000;
/** milliseconds that one match may take; MongoDB counts steps instead */
const longestMatch = 500;

/** @throws ServerError 51091 for what is no pattern */
export function compilePattern(source: string, flags: string): BoundedPattern {
  const regex = compile(source, flags);
  const steps = patternCost(source);
  return {
    flags,
    test: (text) => {
      try {
        const isWatched = steps(text.length) > fewSteps;
        return isWatched ? watched(() => regex.test(text)) : regex.test(text);
      } catch (error) {
        throw asServerError(error);
      }
    },
  };
}

function compile(source: string, flags: string): RegExp {
  assertThat(
    source.length <= longestPattern,
    51091,
    'Regular expression is invalid: it is too long',
  );
  try {
    // eslint-disable-next-line no-restricted-syntax -- a client's own; what may take long is watched
    return new RegExp(source, flags);
  } catch (error) {
    throw asServerError(error);
  }
}

/** Only a script of its own can be broken off while it matches; to start one takes longer than most matches. */
function watched(test: () => boolean): boolean {
  const results: boolean[] = [];
  const context = createContext({ run: () => results.push(test()) });
  new Script('run()').runInContext(context, { timeout: longestMatch });
  return results[0] === true;
}

function asServerError(error: unknown): unknown {
  // the engine refuses some patterns only when they are used: too large, nested too deep
  if (error instanceof SyntaxError || error instanceof RangeError) {
    return new ServerError(51091, `Regular expression is invalid: ${error.message}`);
  }
  return isTimeout(error)
    ? new ServerError(51156, 'Error occurred while executing the regular expression: match limit')
    : error;
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
