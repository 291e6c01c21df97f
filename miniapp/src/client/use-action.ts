import { useCallback, useRef, useState } from 'react';

import { useOnline } from '#miniapp/platform/network';

import { toApiError, type ApiError } from './api-error';
import { intentionFor, isUnsettled, type Intention } from './intention';
import { useLatest } from './use-latest';

type Act<Input, Reply> = (input: Input, idempotencyKey: string) => Promise<Reply>;
type ActionState = { isRunning: boolean; error?: ApiError };
type Held<Input> = {
  /** What was asked for and is not done yet, the one that runs first. */
  pending: readonly Input[];
  error?: ApiError;
  /** It failed while there was no network. */
  wasOffline?: boolean;
};

export type Action<Input, Reply> = ActionState & {
  pending: readonly Input[];
  /** Undefined when it failed (see `error`), or when the very same is on its way already. */
  run: (input: Input) => Promise<Reply | undefined>;
  forgetError: () => void;
};

/**
 * Runs one thing at a time. The same input while it runs is the same tap and runs once, a retry of it carries the same key;
 * another input waits its turn instead of being lost.
 */
export function useAction<Input, Reply>(act: Act<Input, Reply>): Action<Input, Reply> {
  const [state, setState] = useState<Held<Input>>({ pending: [] });
  const isOnline = useOnline();
  const carryOut = useCarryingOut(act, isOnline);
  const queue = useRef<{ inputs: readonly Input[]; last: Promise<unknown> }>({
    inputs: [],
    last: Promise.resolve(),
  });

  const run = useCallback(
    async (input: Input) => {
      const { inputs, last } = queue.current;
      if (inputs.some((one) => isSame(one, input))) {
        return undefined;
      }
      // what went wrong before stays to be read while more waits its turn
      const isFirst = inputs.length === 0;
      queue.current.inputs = [...inputs, input];
      setState((old) =>
        isFirst ? { pending: [input] } : { ...old, pending: queue.current.inputs },
      );
      // nothing is awaited before the first: WeChat asks for consent only while it sees the tap
      const mine = isFirst ? carryOut(input) : last.then(() => carryOut(input));
      queue.current.last = mine;
      const { reply, ...failed } = await mine;
      queue.current.inputs = queue.current.inputs.filter((one) => one !== input);
      setState((old) => ({ ...old, ...failed, pending: queue.current.inputs }));
      return reply;
    },
    [carryOut],
  );

  if (!isOnline && state.error?.status === 0 && !state.wasOffline) {
    // it was sent before the phone noticed
    setState({ ...state, wasOffline: true });
  }

  const forgetError = useCallback(() => {
    setState(({ pending }) => ({ pending }));
  }, []);
  const { error, pending, wasOffline = false } = state;
  // the network is back, so its error is no longer true
  const isOver = wasOffline && isOnline;
  const isRunning = pending.length > 0;
  return { pending, isRunning, run, forgetError, ...(error && !isOver && { error }) };
}

/** A retry of what may have arrived carries the same key. */
function useCarryingOut<Input, Reply>(act: Act<Input, Reply>, isOnline: boolean) {
  const latest = useLatest({ act, isOnline });
  const intention = useRef<Intention | null>(null);
  return useCallback(
    async (input: Input) => {
      intention.current = intentionFor(input, intention.current);
      try {
        const reply = await latest.current.act(input, intention.current.key);
        intention.current = null;
        return { reply };
      } catch (failure: unknown) {
        const error = toApiError(failure);
        intention.current = isUnsettled(error) ? intention.current : null;
        return { error, wasOffline: error.status === 0 && !latest.current.isOnline };
      }
    },
    [latest],
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify([one]) === JSON.stringify([other]);
}
