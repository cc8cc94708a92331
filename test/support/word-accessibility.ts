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
 * leave none out, tables whose first row is a heading and repeated, pictures with words, a language, a title, links that
 * say where they lead, and nothing that is hard to see.
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
  return [...new Set(complaints)];
}
