const origin = HUISHENG_API_URL.replace(/\/$/, '');

export const apiBase = `${origin}/api/v1`;

/** Links in replies are relative to the server; WeChat's image needs the whole address. */
export function assetUrl(url: string): string {
  return url.startsWith('/') ? origin + url : url;
}

/** https becomes wss. */
export function socketUrl(path: string): string {
  return origin.replace(/^http/, 'ws') + path;
}
