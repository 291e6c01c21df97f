/** The mini-program account that the sandbox pretends to serve. */
export type SandboxApp = { id: string; secret: string };

/** Not a secret: the account exists in the sandbox only. */
export const sandboxApp: SandboxApp = {
  id: 'wx5a4d8b0e7c2f1a36',
  secret: '5a4d8b0e7c2f1a365a4d8b0e7c2f1a36',
};
