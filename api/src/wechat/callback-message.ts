import { CallbackRefused } from './callback-crypto';
import { readCallbackXml } from './callback-xml';
import { parseLosslessJson } from './lossless-json';

export type CallbackFormat = 'json' | 'xml';
export type CallbackMessage = { format: CallbackFormat; fields: Record<string, unknown> };

/**
 * A callback body or what was encrypted in it. The console decides between JSON and XML, the first sign
 * tells which.
 *
 * @throws {CallbackRefused}
 */
export function parseCallback(text: string): CallbackMessage {
  const format = /^\uFEFF?\s*</.test(text) ? 'xml' : 'json';
  try {
    const fields = format === 'xml' ? readCallbackXml(text) : parseLosslessJson(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) {
      return { format, fields: fields as Record<string, unknown> };
    }
  } catch (error: unknown) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  throw new CallbackRefused(`not ${format}`);
}

export function writeCallback(
  format: CallbackFormat,
  fields: Record<string, string | number>,
): string {
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
