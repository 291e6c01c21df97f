import { randomUUID } from 'node:crypto';

import sharp from 'sharp';

import type { CallbackSender } from './callback-sender';
import { checkCommon } from './check-text';
import { isLoopback } from './loopback';
import type { People } from './people';
import { Refusal } from './refusal';
import type { SandboxApp } from './sandbox-app';

const largest = 10 * 1024 * 1024;
const patience = 10_000;

type Verdict = { suggest: 'pass' | 'review' | 'risky'; label: number };
/** Runs work in the background, some time after the answer. */
export type Later = (work: () => Promise<void>) => void;

type MediaDeps = {
  app: SandboxApp;
  people: People;
  now: () => number;
  callbacks: CallbackSender;
  later: Later;
};
type Body = Record<string, unknown>;

/** POST /wxa/media_check_async, version 2: answers at once, then downloads the file, judges it and calls back. */
export function checkMedia(deps: MediaDeps, body: Body): { trace_id: string } {
  const { openid } = checkCommon(deps, body);
  const { media_url: url, media_type: type } = body;
  if (typeof url !== 'string' || !URL.canParse(url) || (type !== 1 && type !== 2)) {
    throw new Refusal(40097);
  }
  const traceId = randomUUID();
  deps.later(async () => {
    const fields = report(deps.app, traceId, await judge(url, type));
    deps.callbacks.send({ event: 'wxa_media_check', openid, fields });
  });
  return { trace_id: traceId };
}

function report({ id }: SandboxApp, traceId: string, found: Verdict | null) {
  const common = { appid: id, trace_id: traceId, version: 2 };
  return found
    ? {
        ...common,
        detail: [{ strategy: 'content_model', errcode: 0, ...found, prob: 90 }],
        errcode: 0,
        errmsg: 'ok',
        result: found,
      }
    : { ...common, detail: [], errcode: -1008, errmsg: 'download failed' };
}

/** Null: it could not be downloaded, or is not what its type says. */
async function judge(url: string, type: 1 | 2): Promise<Verdict | null> {
  try {
    const bytes = await download(url);
    return type === 2 ? await judgeImage(bytes) : { suggest: 'pass', label: 100 };
  } catch {
    return null;
  }
}

async function download(url: string): Promise<Buffer> {
  if (!isLoopback(new URL(url).hostname)) {
    throw new Error('the sandbox downloads from loopback addresses only');
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!response.ok || bytes.length === 0 || bytes.length > largest) {
    throw new Error('nothing to check');
  }
  return bytes;
}

/** The average colour decides, since it survives resizing and re-encoding: red is risky, yellow is for review. */
async function judgeImage(bytes: Buffer): Promise<Verdict> {
  const { channels } = await sharp(bytes).removeAlpha().toColourspace('srgb').stats();
  const [red = 0, green = 0, blue = 0] = channels.map(({ mean }) => mean);
  if (red > 200 && green < 60 && blue < 60) {
    return { suggest: 'risky', label: 20002 };
  }
  if (red > 200 && green > 180 && blue < 80) {
    return { suggest: 'review', label: 21000 };
  }
  return { suggest: 'pass', label: 100 };
}
