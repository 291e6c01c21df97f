import { useCallback, useRef, useState } from 'react';

import { useOnline } from '#miniapp/platform/network';

import { toApiError, type ApiError } from './api-error';
import { intentionFor, isUnsettled, type Intention } from './intention';
import { useLatest } from './use-latest';

type ActionState = { isRunning: boolean; error?: ApiError };
type Held = ActionState & { /** It failed while there was no network. */ wasOffline?: boolean };

export type Action<Input, Reply> = ActionState & {
  /** Undefined when it failed (see `error`) or is already running. */
  run: (input: Input) => Promise<Reply | undefined>;
  forgetError: () => void;
};

/** One intention: runs once at a time, and a retry of the same input carries the same key. */
export function useAction<Input, Reply>(
  act: (input: Input, idempotencyKey: string) => Promise<Reply>,
): Action<Input, Reply> {
  const [state, setState] = useState<Held>({ isRunning: false });
  const isOnline = useOnline();
  const latestOnline = useLatest(isOnline);
  const latest = useLatest(act);
  const intention = useRef<Intention | null>(null);
  const isRunning = useRef(false);

  const run = useCallback(
    async (input: Input) => {
      if (isRunning.current) {
        return undefined;
      }
      isRunning.current = true;
      intention.current = intentionFor(input, intention.current);
      setState({ isRunning: true });
      try {
        const reply = await latest.current(input, intention.current.key);
        intention.current = null;
        setState({ isRunning: false });
        return reply;
      } catch (failure: unknown) {
        const error = toApiError(failure);
        intention.current = isUnsettled(error) ? intention.current : null;
        setState({
          isRunning: false,
          error,
          wasOffline: error.status === 0 && !latestOnline.current,
        });
        return undefined;
      } finally {
        isRunning.current = false;
      }
    },
    [latest, latestOnline],
  );

  if (!isOnline && state.error?.status === 0 && !state.wasOffline) {
    // it was sent before the phone noticed
    setState({ ...state, wasOffline: true });
  }

  const forgetError = useCallback(() => {
    setState(({ isRunning }) => ({ isRunning }));
  }, []);
  const { error, wasOffline = false } = state;
  // the network is back, so its error is no longer true
  const isOver = wasOffline && isOnline;
  return { isRunning: state.isRunning, run, forgetError, ...(error && !isOver && { error }) };
}
