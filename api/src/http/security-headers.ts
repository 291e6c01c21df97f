import { createHash } from 'node:crypto';

import type { Middleware } from 'koa';

type Site = {
  /** Of the scripts written into index.html. */
  scriptHashes: readonly string[];
  /** Phones reach us by https, whatever stands in between. */
  isHttps: boolean;
};

/** Headers for every answer. */
export function securityHeaders({ scriptHashes, isHttps }: Site): Middleware {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' '),
    // Taro sets sizes and positions as inline styles
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' blob: https:",
    "font-src 'self' data:",
    // a chosen file is read from its blob address before it is uploaded
    "connect-src 'self' blob: ws: wss:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  return (ctx, next) => {
    ctx.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      // an address can hold a ticket's id
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    });
    return next();
  };
}

/** What a Content-Security-Policy must name for the inline scripts of a page to run. */
export function inlineScriptHashes(html: string): string[] {
  return inlineScripts(html).map(
    (script) => `sha256-${createHash('sha256').update(script).digest('base64')}`,
  );
}

function inlineScripts(html: string): string[] {
  const [opening, closing] = ['<script>', '</script>'];
  const scripts: string[] = [];
  let start = html.indexOf(opening);
  while (start !== -1) {
    const end = html.indexOf(closing, start);
    if (end === -1) {
      break;
    }
    scripts.push(html.slice(start + opening.length, end));
    start = html.indexOf(opening, end);
  }
  return scripts;
}
