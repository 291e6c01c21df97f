/** The mini-program account that the sandbox pretends to serve. */
export type SandboxApp = { id: string; secret: string };

/** Not a secret: the account exists in the sandbox only. */
export const sandboxApp: SandboxApp = {
  id: 'wx0000sandbox00000',
  secret: 'sandbox0secret0of0no0real0account',
};
