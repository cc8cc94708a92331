import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { makeReport, type ReportRequest } from '../app/make-report.ts';
import type { Product } from '../container.ts';
import { PAPER_FORMATS } from '../domain/report/paper.ts';
import type { ExitCode } from './exit-code.ts';

/** `pmif report`: a committee's report as Word, HTML or Markdown, by the ending of the file. */
export async function reportCommand(
  { needs, writeReport }: Product,
  request: Omit<ReportRequest, 'onProgress'>,
  out: string,
  json: boolean,
): Promise<ExitCode> {
  const ending = extname(out).slice(1).toLowerCase();
  const format = PAPER_FORMATS.find((known) => known === ending);
  if (format === undefined) {
    console.error(
      `${out} ends in none of ${PAPER_FORMATS.map((known) => `.${known}`).join(', ')}: name the file by its kind.`,
    );
    return 2;
  }
  const made = await makeReport(needs, { ...request, onProgress: say });
  if (made.kind === 'refused') {
    console.error(`${made.problem} ${made.cure}`);
    return 2;
  }
  const file = await writeReport(made.report, format, (done, of) => say(`picture ${done} of ${of} drawn`));
  await writeFile(out, file);
  const { committee, period, draft, remit, whole } = made.report;
  const entries = remit.flatMap((part) => part.entries);
  const figures = entries.filter(({ told }) => told !== undefined).length;
  const counts = { measures: entries.length, figures, whole: whole?.flatMap((part) => part.entries).length ?? 0 };
  if (json) console.log(JSON.stringify({ committee: committee.code, period: period.text, draft, out, ...counts }));
  else
    console.log(
      `${out}: ${counts.measures} measures of ${committee.title}, ${figures} with a figure for ${period.text}.`,
    );
  return 0;
}

/** One line after another, on the terminal only: standard output is for the answer. */
function say(doing: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${doing}\n`);
}
