import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Context, Middleware } from 'koa';
import send from 'koa-send';

/** Built with a hash of the content in the name, so it never changes. */
const hashedName = /\.[0-9a-f]{8,}\.\w+$/;
const forever = 365 * 24 * 60 * 60_000;

/** The built web version at `/`; other addresses that ask for a page get the app, which knows its own paths. */
export function serveWebApp(root: string): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      await next();
      return;
    }
    const isServed = ctx.path !== '/' && (await sendFile(ctx, ctx.path, root));
    if (isServed) {
      return;
    }
    const wantsPage =
      ctx.path === '/' ||
      (ctx.accepts('json', 'html') === 'html' && !/\.\w+$|^\/(?:api|dev)\//i.test(ctx.path));
    if (!(wantsPage && (await sendFile(ctx, '/index.html', root)))) {
      await next();
    }
  };
}

async function sendFile(ctx: Context, path: string, root: string): Promise<boolean> {
  const isHashed = hashedName.test(path);
  try {
    await send(ctx, path, {
      root,
      format: false,
      maxage: isHashed ? forever : 0,
      immutable: isHashed,
    });
  } catch (error: unknown) {
    if (error instanceof Error && 'status' in error && error.status === 404) {
      return false;
    }
    throw error;
  }
  if (!isHashed) {
    ctx.set('Cache-Control', 'no-cache');
  }
  return ctx.body !== undefined && ctx.body !== null;
}

/** The page itself, or null when the web version has not been built. */
export async function readIndexHtml(root: string): Promise<string | null> {
  return readFile(join(root, 'index.html'), 'utf8').catch(() => null);
}
