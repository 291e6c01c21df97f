export type WxOptions = Record<string, unknown>;
type Callback = (result: Record<string, unknown>) => void;

/** Why an API failed, with WeChat's number for it. */
export class WxFailure extends Error {
  readonly fields: Record<string, unknown>;

  constructor(message: string, fields: Record<string, unknown> = {}) {
    super(message);
    this.name = 'WxFailure';
    this.fields = fields;
  }
}

/**
 * An asynchronous wx API: callbacks if any are given, else a promise. `act` returns the fields of the answer
 * or throws the words after `fail`.
 */
export function answerable<T extends WxOptions>(
  name: string,
  act: (options: T) => unknown,
): (options?: T) => Promise<unknown> | undefined {
  return (options) => {
    // an API called without options has none of them
    const asked = options ?? ({} as T);
    const outcome = Promise.resolve().then(() => act(asked));
    const settled = outcome.then(
      (fields) => ({ isDone: true, result: { ...asFields(fields), errMsg: `${name}:ok` } }),
      (error: unknown) => ({ isDone: false, result: failure(name, error) }),
    );
    if (!hasCallback(asked)) {
      return settled.then(({ isDone, result }) => {
        if (isDone) {
          return result;
        }
        throw Object.assign(new Error(result.errMsg), result);
      });
    }
    void settled.then(({ isDone, result }) => {
      // outside the promise, so that a callback that throws is seen as the error it is
      setTimeout(() => {
        callbackOf(asked, isDone ? 'success' : 'fail')?.(result);
        callbackOf(asked, 'complete')?.(result);
      });
    });
    return undefined;
  };
}

export function callbackOf(options: WxOptions, name: string): Callback | undefined {
  const callback = options[name];
  return typeof callback === 'function' ? (callback as Callback) : undefined;
}

function hasCallback(options: WxOptions): boolean {
  return ['success', 'fail', 'complete'].some((name) => callbackOf(options, name) !== undefined);
}

function failure(name: string, error: unknown) {
  const words = error instanceof Error ? error.message : String(error);
  return { ...(error instanceof WxFailure ? error.fields : {}), errMsg: `${name}:fail ${words}` };
}

function asFields(fields: unknown): Record<string, unknown> {
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
}
