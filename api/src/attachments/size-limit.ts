import { createHash } from 'node:crypto';

import { assertThat } from '#api/app-error';
import { attachmentKinds } from '#shared/attachments/attachment-kinds';

import { textTally } from './examine-text';
import { headLength, kindOf, likelyFormat } from './likely-format';

/** The most that any kind may weigh. */
export const hardLimit = Math.max(...Object.values(attachmentKinds).map(({ most }) => most));

/** By then a text has shown that it is one; a log whose beginning was cut out under its writer begins with zeros. */
const enough = { bytes: 64 * 1024, zeros: 4 * 1024 * 1024 };

/**
 * Lets a file through as long as it keeps to its kind's limit, and counts and hashes it on the way. The stream fails
 * with `attachment.kind_not_allowed` once it can be none of them, `attachment.too_large` at the first byte too many.
 */
export function sizeLimit() {
  const hash = createHash('sha256');
  let size = 0;
  async function* pass(source: AsyncIterable<Buffer>) {
    let head: Buffer = Buffer.alloc(0);
    let [most, isBlank] = [hardLimit, true];
    for await (const chunk of source) {
      if (head.length < enough.bytes) {
        head = Buffer.concat([head, chunk.subarray(0, enough.bytes - head.length)]);
        most = head.length < enough.bytes ? hardLimit : limitOf(head);
      }
      size += chunk.length;
      isBlank &&= !chunk.some((byte) => byte !== 0);
      assertThat(!isBlank || size < enough.zeros, 'attachment.kind_not_allowed');
      assertThat(size <= most, 'attachment.too_large');
      hash.update(chunk);
      yield chunk;
    }
  }
  return { pass, measured: () => ({ size, contentHash: hash.digest('hex') }) };
}

/** Refuses a large program or archive long before its end. */
function limitOf(head: Buffer): number {
  const format = likelyFormat(head.subarray(0, headLength));
  if (format === 'text') {
    const tally = textTally();
    tally.take(head);
    const { encoding, isEmpty } = tally.verdict();
    assertThat(encoding !== null || isEmpty, 'attachment.kind_not_allowed');
  }
  return attachmentKinds[kindOf(format)].most;
}
