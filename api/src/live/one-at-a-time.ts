type Work = (key: string) => Promise<void>;

/** Works for each key one at a time; whatever is asked meanwhile is done once, afterwards. */
export function oneAtATime(work: Work, onError: (error: unknown) => void): (key: string) => void {
  const isAsked = new Map<string, boolean>();
  const run = async (key: string) => {
    while (isAsked.get(key)) {
      isAsked.set(key, false);
      await work(key).catch(onError);
    }
    isAsked.delete(key);
  };
  return (key) => {
    const isRunning = isAsked.has(key);
    isAsked.set(key, true);
    if (!isRunning) {
      void run(key);
    }
  };
}
