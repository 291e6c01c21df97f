import { createHash } from 'node:crypto';

import sharp from 'sharp';

import { Refusal } from './refusal';

type Body = Record<string, unknown>;

const sceneSigns = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;
const versions: unknown[] = ['release', 'trial', 'develop'];
const rays = 64;

/** POST /wxa/getwxacodeunlimit: a picture in the manner of a mini-program code. Cameras cannot read it. */
export async function drawMiniCode(body: Body): Promise<Buffer> {
  const { scene, page, width = 430, env_version: version = 'release' } = body;
  checkScene(scene);
  checkPage(page);
  const size = Number(width);
  if (!versions.includes(version) || !Number.isInteger(size) || size < 280 || size > 1280) {
    throw new Refusal(40097);
  }
  const picture = Buffer.from(draw(JSON.stringify([scene, page ?? null])));
  return sharp(picture).resize(size, size).png().toBuffer();
}

function checkScene(scene: unknown) {
  if (typeof scene !== 'string' || scene.length < 1 || scene.length > 32) {
    throw new Refusal(40169);
  }
  if (!sceneSigns.test(scene)) {
    throw new Refusal(40097);
  }
}

function checkPage(page: unknown) {
  if (page !== undefined && (typeof page !== 'string' || !/^[\w-]+(?:\/[\w-]+)*$/.test(page))) {
    throw new Refusal(41030);
  }
}

/** Rays whose lengths come from what the code says: the same for the same, different for others. */
function draw(says: string): string {
  const digest = createHash('sha512').update(says).digest();
  const lines = Array.from({ length: rays }, (_, ray) => {
    const length = 60 + ((digest[ray] ?? 0) % 90);
    return `<line x1="215" y1="115" x2="215" y2="${115 - length * 0.6}" transform="rotate(${(ray * 360) / rays} 215 215)"/>`;
  });
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 430 430">',
    '<rect width="430" height="430" fill="#fff"/>',
    `<g stroke="#111" stroke-width="6" stroke-linecap="round">${lines.join('')}</g>`,
    '<circle cx="215" cy="215" r="70" fill="#111"/><circle cx="215" cy="215" r="52" fill="#fff"/>',
    '<circle cx="215" cy="215" r="22" fill="#111"/></svg>',
  ].join('');
}
