import type { IPatch } from 'docx';
import type { Cover, Paper } from '../features/reports/rules/paper.ts';
import type { Picture } from './charts/draw.ts';
import { oneLine } from './plain.ts';
import { openArchive } from './unzip-bounded.ts';
import { blocksOf } from './word.ts';
import { PAGE } from './word-styles.ts';

/** Alone in a paragraph of the template. */
const REPORT = 'report';
/** Facts that a template may have, any number of times. */
const FACTS: readonly (keyof Cover)[] = ['title', 'organisation', 'committee', 'period', 'meeting', 'date', 'status'];
const STYLES = ['Heading1', 'Heading2', 'Heading3'] as const;
const MOST_BYTES = 5 * 1024 * 1024;

export type TemplateProblem = { readonly problem: string; readonly cure: string };

/** Empty if the template can be used. */
export async function checkTemplate(bytes: Uint8Array): Promise<TemplateProblem[]> {
  if (bytes.length > MOST_BYTES) {
    return [{ problem: 'It is larger than 5 MB.', cure: 'Save its pictures smaller, and try again.' }];
  }
  const styles = (await partsOf(bytes))?.styles;
  const known = styles === undefined ? undefined : await placeholdersOf(bytes);
  if (styles === undefined || known === undefined) {
    const cure = 'Save the template as Word document (.docx), without a password.';
    return [{ problem: 'This is no Word document.', cure }];
  }
  const place = {
    problem: `The place for the report is missing: {{${REPORT}}}.`,
    cure: `Type {{${REPORT}}} alone in a paragraph, where the report is to stand. You may also use ${FACTS.map((fact) => `{{${fact}}}`).join(', ')}.`,
  };
  const missing = STYLES.filter((style) => !styles.includes(`w:styleId="${style}"`)).map((style) => ({
    problem: `The style ${style.replace(/(\d)$/, ' $1')} is missing, so the report would have no real headings.`,
    cure: 'Give a line of the template that style once, save it, and take the line out again.',
  }));
  return known.includes(REPORT) ? missing : [place, ...missing];
}

export async function wordFromTemplate(
  template: Uint8Array,
  paper: Paper,
  pictures: readonly Picture[],
): Promise<Uint8Array> {
  const docx = await import('docx');
  const { Paragraph, PatchType, TextRun, patchDocument } = docx;
  const { warning, cover } = paper;
  const body = (await partsOf(template))?.body ?? '';
  const warnings =
    warning === undefined ? [] : [new Paragraph({ children: [new TextRun({ text: oneLine(warning), bold: true })] })];
  const children = [...warnings, ...blocksOf(docx, paper, pictures, textWidthOf(body))];
  const patches: Record<string, IPatch> = { [REPORT]: { type: PatchType.DOCUMENT, children } };
  for (const fact of FACTS) {
    patches[fact] = { type: PatchType.PARAGRAPH, children: [new TextRun(oneLine(cover?.[fact] ?? ''))] };
  }
  return patchDocument({
    outputType: 'nodebuffer',
    data: template,
    patches,
    trimPlaceholders: true,
    properties: { title: oneLine(paper.title), creator: oneLine(paper.author) },
  });
}

async function placeholdersOf(bytes: Uint8Array): Promise<readonly string[] | undefined> {
  const { patchDetector } = await import('docx');
  try {
    return await patchDetector({ data: bytes, trimPlaceholders: true });
  } catch {
    return undefined;
  }
}

/** The width of the text in the template's last section, so that no table runs into its margin. */
function textWidthOf(body: string): number {
  const [size = '', margin = ''] = ['pgSz', 'pgMar'].map((tag) =>
    body.match(new RegExp(`<w:${tag} [^>]*>`, 'g'))?.at(-1),
  );
  const [width, left, right] = [
    [size, 'w'],
    [margin, 'left'],
    [margin, 'right'],
  ].map(([tag = '', name]) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(tag)?.[1]));
  const text = (width ?? NaN) - (left ?? NaN) - (right ?? NaN);
  return text > 0 ? text : PAGE.textWidth;
}

/** The text and the styles of a Word document as XML; undefined for anything else, and for a zip bomb. */
async function partsOf(bytes: Uint8Array): Promise<{ readonly body: string; readonly styles: string } | undefined> {
  const archive = await openArchive(bytes);
  // All files, because the library that fills the template in unpacks them without a limit.
  const parts = typeof archive === 'string' ? archive : await archive.unpack(() => true);
  if (typeof parts === 'string') return undefined;
  const body = parts.get('word/document.xml');
  return body && { body: body.toString(), styles: parts.get('word/styles.xml')?.toString() ?? '' };
}
