import { saidIn } from '../release/published.ts';
import type { Report, Told } from '../report/report.ts';
import type { Digest, DigestEdit } from './digest.ts';

/** Whether an edit is about this figure and these words: an owner who wrote anew has the last word. */
function holds(edit: DigestEdit, code: string, { reading }: Pick<Told, 'reading'>): boolean {
  return (
    edit.code.toLowerCase() === code.toLowerCase() &&
    edit.period === reading.period.text &&
    edit.revision === saidIn(reading)
  );
}

/** The edit of a figure's words that holds; undefined where they stand as the owner wrote them. */
export function editOf(digest: Digest, code: string, told: Pick<Told, 'reading'>): DigestEdit | undefined {
  return digest.edits.find((edit) => holds(edit, code, told));
}

/** The report as this committee is to read it: the officer's opening first, and their words where they edited. */
export function withEdits(report: Report, digest: Digest): Report {
  const edited = report.remit.map((part) => ({
    ...part,
    entries: part.entries.map((entry) => {
      const edit = entry.told && editOf(digest, entry.measure.code, entry.told);
      if (entry.told === undefined || edit === undefined) return entry;
      const { soWhat, nextSteps } = edit;
      const { withheld: _withheld, ...told } = entry.told;
      return { ...entry, told: { ...told, reading: { ...told.reading, soWhat, nextSteps }, edited: true as const } };
    }),
  }));
  const opening = digest.opening.trim();
  return { ...report, remit: edited, ...(opening !== '' && { opening }) };
}
