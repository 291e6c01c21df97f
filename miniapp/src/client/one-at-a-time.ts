const pause = 300;

/** Runs now; what is asked for meanwhile runs once more afterwards, however often it was asked. */
export function oneAtATime(run: () => Promise<void>): () => void {
  const state = { isRunning: false, isAskedAgain: false };
  const start = async () => {
    state.isRunning = true;
    state.isAskedAgain = false;
    await run();
    await new Promise((resolve) => setTimeout(resolve, pause));
    state.isRunning = false;
    if (state.isAskedAgain) {
      void start();
    }
  };
  return () => {
    if (state.isRunning) {
      state.isAskedAgain = true;
    } else {
      void start();
    }
  };
}
