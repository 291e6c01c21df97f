const pause = 300;

/** Runs now; what is asked for meanwhile runs once more afterwards, however often it was asked. */
export function oneAtATime(run: () => Promise<void>): () => void {
  const state = { isRunning: false, isWanted: false };
  const drain = async () => {
    while (state.isWanted) {
      state.isWanted = false;
      await run();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    state.isRunning = false;
  };
  return () => {
    state.isWanted = true;
    if (!state.isRunning) {
      state.isRunning = true;
      void drain();
    }
  };
}
