import { tagsOf } from './markup.ts';
import { unzipped } from './unzip.ts';

/** Contrast of WCAG 2.2 between two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [0, 2, 4]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What an accessibility checker would say of a Word document, from its XML: headings that begin at the first level and
 * leave none out, tables whose first row is a heading and repeated, pictures with words that fit the page, a language, a
 * title, links that say where they lead, no line left empty for its space, no text under 12 point, and nothing that is
 * hard to see.
 */
export function wordComplaints(bytes: Uint8Array): string[] {
  const parts = unzipped(bytes);
  const part = (name: string) => parts.get(name)?.toString('utf8') ?? '';
  const body = part('word/document.xml');
  const tags = tagsOf(body);
  const complaints: string[] = [];
  const levels = [...body.matchAll(/<w:pStyle w:val="Heading(\d)"/g)].map(([, level]) => Number(level));
  levels.forEach((level, index) => {
    const before = levels[index - 1] ?? 0;
    if (level > before + 1) complaints.push(`heading ${index + 1} goes from level ${before} to ${level}`);
  });
  if (levels.length === 0) complaints.push('there is no heading');
  for (const [at, table] of [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([all]) => all).entries()) {
    const [first = '', ...others] = table.split('</w:tr>');
    if (!first.includes('<w:tblHeader')) complaints.push(`table ${at + 1} has no heading row`);
    if (others.some((row) => row.includes('<w:tblHeader'))) complaints.push(`table ${at + 1} has two`);
    if (/<w:(gridSpan|vMerge)\b/.test(table)) complaints.push(`table ${at + 1} has merged cells`);
  }
  for (const { attributes } of tags.filter(({ name }) => name === 'wp:docPr')) {
    if (!/descr="[^"]{5,}"/.test(attributes)) complaints.push('a picture has no words');
  }
  if (!/<w:lang [^>]*w:val="en-GB"/.test(part('word/styles.xml'))) complaints.push('no language is set');
  if (!/<dc:title>[^<]+<\/dc:title>/.test(part('docProps/core.xml'))) complaints.push('there is no title');
  const links = [...body.matchAll(/<w:hyperlink\b.*?<\/w:hyperlink>/gs)].map(([all]) => all.replace(/<[^>]+>/g, ''));
  if (links.some((text) => text.trim() === '' || /^(here|click|link)$/i.test(text)))
    complaints.push('a link says nothing');
  for (const run of body.match(/<w:r>.*?<\/w:r>/gs) ?? []) {
    const colour = /<w:color w:val="([0-9A-Fa-f]{6})"/.exec(run)?.[1];
    if (colour === undefined || colour.toUpperCase() === 'FFFFFF') continue;
    if (contrast(colour, 'FFFFFF') < 4.5) complaints.push(`${colour} is hard to see`);
  }
  for (const [, fill = ''] of body.matchAll(/<w:shd [^>]*w:fill="([0-9A-Fa-f]{6})"/g)) {
    if (contrast(fill, 'FFFFFF') < 4.5) complaints.push(`white on ${fill} is hard to see`);
  }
  complaints.push(...sizes(part, [...parts.keys()]), ...emptyLines(body), ...unseen(body));
  for (const { points } of picturesIn(bytes)) {
    if (points.width > TEXT_WIDTH) complaints.push('a picture is wider than the page’s text');
  }
  return [...new Set(complaints)];
}

/** A4 between margins of 2 cm, in points. */
const TEXT_WIDTH = 482;

type Size = { readonly width: number; readonly height: number };

/** Pictures of a Word document, each with its pixels and its size as printed in points. */
export function picturesIn(bytes: Uint8Array): { readonly pixels: Size; readonly points: Size }[] {
  const parts = unzipped(bytes);
  const targets = new Map(
    tagsOf(String(parts.get('word/_rels/document.xml.rels') ?? '')).map(({ attributes }) => [
      /Id="([^"]+)"/.exec(attributes)?.[1],
      /Target="([^"]+)"/.exec(attributes)?.[1],
    ]),
  );
  const drawings = String(parts.get('word/document.xml') ?? '').match(/<w:drawing>.*?<\/w:drawing>/gs) ?? [];
  return drawings.map((drawing) => {
    const [, width = '0', height = '0'] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(drawing) ?? [];
    const png = parts.get(`word/${targets.get(/r:embed="([^"]+)"/.exec(drawing)?.[1]) ?? ''}`);
    return {
      pixels: { width: png?.readUInt32BE(16) ?? 0, height: png?.readUInt32BE(20) ?? 0 },
      points: { width: Number(width) / EMU_A_POINT, height: Number(height) / EMU_A_POINT },
    };
  });
}
const EMU_A_POINT = 12_700;

/** Councillors could not read what was smaller. Half points. */
function sizes(part: (name: string) => string, names: readonly string[]): string[] {
  const pages = names.filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name)).map(part);
  const used = new Set([...pages.join('').matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map(([, id]) => id));
  const styles = part('word/styles.xml').match(/<w:(style|docDefaults)\b.*?<\/w:\1>/gs) ?? [];
  const inForce = styles.filter((style) => {
    const id = /w:styleId="([^"]+)"/.exec(style)?.[1];
    return id === undefined || used.has(id);
  });
  const small = [...[...pages, ...inForce].join('').matchAll(/<w:sz w:val="(\d+)"/g)].filter(
    ([, size]) => Number(size) < 24,
  );
  return small.map(([, size]) => `some text has ${Number(size) / 2} point`);
}

/** A line that is empty for its space is read out as an empty line; Word itself wants one after a table at the end. */
function emptyLines(body: string): string[] {
  const outside = body
    .replace(/<w:tbl>.*?<\/w:tbl>/gs, '<table/>')
    .replace(/<table\/><w:p\/?>(?:<\/w:p>)?(?=<w:sectPr)/, '');
  const lines = outside.match(/<w:p\b[^>]*?(?:\/>|>.*?<\/w:p>)/gs) ?? [];
  const says = (line: string) => line.replace(/<[^>]+>/g, '').trim() !== '' || /<w:(drawing|br)\b/.test(line);
  const empty = lines.filter((line) => !says(line));
  return empty.length === 0 ? [] : [`${empty.length} lines are empty`];
}

/** White words stand on a dark ground, or nobody sees them. */
function unseen(body: string): string[] {
  const onWhite = body.replace(/<w:tc>(?:(?!<\/w:tc>).)*<w:shd (?:(?!<\/w:tc>).)*<\/w:tc>/gs, '');
  return /<w:color w:val="FFFFFF"/i.test(onWhite) ? ['white words stand on white'] : [];
}
