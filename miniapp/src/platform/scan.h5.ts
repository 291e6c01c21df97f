/** Whether there is a camera to scan with; the browser does not hand one out here. */
export function canScan(): boolean {
  return false;
}

export function scan(): Promise<string | null> {
  return Promise.resolve(null);
}
