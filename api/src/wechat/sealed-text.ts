import { CallbackRefused } from './callback-crypto';

// only what base64 is made of lies between two quotes or tags, so each sign is looked at once
const inJson = /"Encrypt"\s{0,8}:\s{0,8}"([\w+/=\\]+)"/;
const inXml = /<Encrypt>\s{0,8}(?:<!\[CDATA\[)?([\w+/=]+)(?:\]\]>)?\s{0,8}<\/Encrypt>/;
const base64 = /^[0-9A-Za-z+/]+={0,2}$/;

/**
 * What is encrypted in a callback body, without reading the body as a whole: nobody has signed that.
 *
 * @throws {CallbackRefused}
 */
export function sealedText(body: string): string {
  const found = inJson.exec(body) ?? inXml.exec(body);
  // some writers of JSON put a backslash before every slash
  const text = (found?.[1] ?? '').replaceAll('\\/', '/');
  if (!base64.test(text)) {
    throw new CallbackRefused('nothing to decrypt');
  }
  return text;
}
