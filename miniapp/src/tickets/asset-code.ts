import { cutTo } from '#shared/text/length';

const most = 64;
const names = ['asset', 'code', 'sn', 'scene'];

/** The code on a sticker: as it is, or inside the address that the sticker holds. */
export function assetCodeIn(scanned: string): string {
  const text = scanned.trim();
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]+([^?#]*)\??([^#]*)/i.exec(text) ?? [];
  const named = names.map((name) => parameter(query, name)).find((value) => value !== '');
  const last = path.split('/').filter(Boolean).pop();
  return cutTo(named ?? (last === undefined ? text : decode(last)), most);
}

function parameter(query: string, name: string): string {
  const pair = query.split('&').find((part) => part.startsWith(`${name}=`));
  return pair === undefined ? '' : decode(pair.slice(name.length + 1));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
