import { inflateSync } from 'node:zlib';

/** The words of a PDF that pdfkit drew: every run of glyphs, read by each of its fonts. One of the readings is right. */
export function pdfWords(file: Buffer): string {
  const streams = [...file.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const fonts = streams.flatMap((text) => {
    const tables = [...text.matchAll(/beginbfrange\s*<[^>]*>\s*<[^>]*>\s*\[(.*?)\]/gs)].map(([, table = '']) => table);
    return tables.length === 0
      ? []
      : [tables.flatMap((table) => [...table.matchAll(/<([^>]*)>/g)].map(([, hex]) => unicode(hex)))];
  });
  const lines = streams.flatMap((text) => [...text.matchAll(/\[(.*?)\]\s*TJ/gs)].map(([, runs = '']) => runs));
  return fonts
    .flatMap((font) =>
      lines.map((line) => [...line.matchAll(/<([^>]*)>/g)].map(([, hex]) => glyphs(hex, font)).join('')),
    )
    .join('\n');
}

const unicode = (hex = '') => Buffer.from(hex, 'hex').swap16().toString('utf16le');
const glyphs = (hex = '', font: readonly string[]) =>
  (hex.match(/.{4}/g) ?? []).map((id) => font[parseInt(id, 16)] ?? '?').join('');
