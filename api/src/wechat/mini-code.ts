import type { Authorized } from './authorized-call';

export type MiniCode = {
  /** What the page reads from `query.scene`: up to 32 letters, digits and some signs. */
  scene: string;
  /** Without a leading slash or a query; left out, the home page. */
  page?: string;
  /** The two others are for pages that are not released yet. */
  version?: 'release' | 'trial' | 'develop';
  /** Pixels, 280 to 1280. */
  width?: number;
};

const sceneSigns = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/**
 * The picture of a mini-program code that opens a page.
 *
 * @throws {RangeError} for a scene, page or width that WeChat does not take
 * @throws {WechatError} 41030 unknown page, 45009 too many
 */
export async function drawMiniCode(
  authorized: Authorized,
  { scene, page, version = 'release', width = 430 }: MiniCode,
): Promise<{ type: string; bytes: Buffer }> {
  if (!sceneSigns.test(scene)) {
    throw new RangeError("scene: 1 to 32 of 0-9A-Za-z!#$&'()*+,/:;=?@-._~");
  }
  if (page !== undefined && /^\/|\?/.test(page)) {
    throw new RangeError('page: without a leading slash and without a query');
  }
  if (!Number.isInteger(width) || width < 280 || width > 1280) {
    throw new RangeError('width: 280 to 1280');
  }
  return authorized.download({
    path: '/wxa/getwxacodeunlimit',
    body: {
      scene,
      ...(page !== undefined && { page }),
      // pages that are not released cannot be checked for
      check_path: version === 'release',
      env_version: version,
      width,
    },
    isRepeatable: true,
  });
}
