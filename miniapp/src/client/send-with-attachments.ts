import { toApiError } from './api-error';

/** Answers the ids to send. `isAgain`: the server does not have the ones that it gave before. */
export type Attach = (isAgain: boolean) => Promise<readonly string[]>;

/**
 * Sends something with its attachments. The server removes what waits too long to be attached; then all of them are
 * uploaded anew and it is sent once more.
 *
 * @throws {ApiError} whatever the second try fails with
 */
export async function sendWithAttachments<Reply>(
  attach: Attach,
  send: (attachmentIds: string[]) => Promise<Reply>,
): Promise<Reply> {
  // outside of the try: an upload that fails is not sent twice
  const known = await attach(false);
  try {
    return await send([...known]);
  } catch (failure: unknown) {
    if (known.length === 0 || toApiError(failure).code !== 'attachment.not_found') {
      throw failure;
    }
    return send([...(await attach(true))]);
  }
}
