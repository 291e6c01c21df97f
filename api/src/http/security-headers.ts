import { createHash } from 'node:crypto';

import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

type Site = {
  /** Of the scripts written into index.html. */
  scriptHashes: readonly string[];
  /** Phones reach us by https, whatever stands in between. */
  isHttps: boolean;
};

/** Headers for every answer: the library's usual ones, and what our pages need. */
export function securityHeaders({ scriptHashes, isHttps }: Site): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scriptHashes.map((hash) => `'${hash}'`)],
        // Taro sets sizes and positions as inline styles
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        mediaSrc: ["'self'", 'blob:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        // a chosen file is read from its blob address before it is uploaded
        connectSrc: ["'self'", 'blob:', 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    // other names of the same domain are not ours to speak for
    strictTransportSecurity: isHttps && { includeSubDomains: false },
  });
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
