/** Scanning needs a camera that the browser does not hand out here. */
export const canScan = false;

export function scan(): Promise<string | null> {
  return Promise.resolve(null);
}
