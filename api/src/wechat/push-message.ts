import { parseLosslessJson } from './lossless-json';
import { PushRefused } from './push-crypto';
import { readPushXml } from './push-xml';

export type PushFormat = 'json' | 'xml';
export type PushMessage = { format: PushFormat; fields: Record<string, unknown> };

/**
 * A push body or what was encrypted in it. The console decides between JSON and XML, the first sign
 * tells which.
 *
 * @throws {PushRefused}
 */
export function parsePush(text: string): PushMessage {
  const format = /^\uFEFF?\s*</.test(text) ? 'xml' : 'json';
  try {
    const fields = format === 'xml' ? readPushXml(text) : parseLosslessJson(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) {
      return { format, fields: fields as Record<string, unknown> };
    }
  } catch (error: unknown) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  throw new PushRefused(`not ${format}`);
}

export function writePush(format: PushFormat, fields: Record<string, string | number>): string {
  if (format === 'json') {
    return JSON.stringify(fields);
  }
  const elements = Object.entries(fields).map(([name, value]) => {
    const text = typeof value === 'number' ? String(value) : `<![CDATA[${cdata(value)}]]>`;
    return `<${name}>${text}</${name}>`;
  });
  return `<xml>${elements.join('')}</xml>`;
}

/** The end mark inside a text would end it too early. */
function cdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>');
}
