import { decodeUri } from '#shared/text/decode-uri';
import { cutTo } from '#shared/text/length';

const most = 64;
const names = ['asset', 'code', 'sn', 'scene'];

/** The code on a sticker: as it is, or inside the address that the sticker holds. */
export function assetCodeIn(scanned: string): string {
  const text = scanned.trim();
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]+([^?#]*)\??([^#]*)/i.exec(text) ?? [];
  const named = names.map((name) => parameter(query, name)).find((value) => value !== '');
  const last = path.split('/').filter(Boolean).pop();
  return cutTo(named ?? (last === undefined ? text : decodeUri(last)), most);
}

type Arrival = Partial<Record<'asset' | 'q' | 'scene', string | undefined>>;

/**
 * The code with which somebody arrived: our own link names it (`asset`), a mini-program code carries it (`scene`), a plain
 * link is handed over whole (`q`). Empty: none.
 *
 * @param arrival the page's parameters, encoded once by whoever made the link
 */
export function arrivalCode({ asset, q, scene }: Arrival): string {
  const arrived = asset ?? scene ?? q ?? '';
  const text = decodeUri(arrived);
  const isPairs = scene === arrived && text.includes('=');
  return assetCodeIn(isPairs ? `https://scene/?${text}` : text);
}

function parameter(query: string, name: string): string {
  const pair = query.split('&').find((part) => part.startsWith(`${name}=`));
  return pair === undefined ? '' : decodeUri(pair.slice(name.length + 1));
}
