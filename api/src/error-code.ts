/** Node's `code` of something that was thrown: ENOENT, EADDRINUSE, … */
export function errorCode(error: unknown): unknown {
  // not `instanceof Error`: a test runner has an Error of its own
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** Whether something that was thrown carries this code, as the errors of the file system do. */
export function hasErrorCode(error: unknown, code: string): boolean {
  return errorCode(error) === code;
}
