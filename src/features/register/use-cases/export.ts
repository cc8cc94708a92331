import { listDue } from '../../readings/feature.ts';
import { type Framework, isExempt } from '../../../core/measures/framework.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import { copyFor, type CopySetting } from '../../small-numbers/rules/copy-for.ts';
import type { HiddenCopy } from '../../small-numbers/rules/safe-copy.ts';
import { auditRows } from '../../records/feature.ts';
import { type Services, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { relativesOfARun } from '../../small-numbers/feature.ts';
import { requestRows } from '../../requests/feature.ts';

export const EXPORTS = ['readings', 'revisions', 'due', 'messages', 'audit', 'requests'] as const;
export type ExportWhat = (typeof EXPORTS)[number];
type Row = Readonly<Record<string, string | number | boolean>>;

/** The recipient of an export, as on the command line. The default is `performance`. */
export const EXPORT_READERS = ['performance', 'manager', 'committee', 'public'] as const;
export type ExportReader = (typeof EXPORT_READERS)[number];
/** Exports with a copy for others. The rest name people, or have figures that are hidden from others. */
const FOR_OTHERS: readonly ExportWhat[] = ['readings'];

export function mayHave(what: ExportWhat, reader: ExportReader): boolean {
  return SIGHTS[reader].smallNumbers || FOR_OTHERS.includes(what);
}

/** `hidden` is the text in place of a figure that the reader may not see. */
export type ExportOptions = { readonly reader: ExportReader; readonly hidden: (safe: HiddenCopy) => string };
const OURS: ExportOptions = { reader: 'performance', hidden: () => '' };

/** For the performance team's spreadsheets and for scripts. */
export async function exportRows(services: Services, what: ExportWhat, options = OURS): Promise<Row[]> {
  const { reader, hidden } = options;
  if (!mayHave(what, reader)) throw new RangeError(`${what} has no copy for ${reader}`);
  if (what === 'due') return listDue(services);
  if (what === 'requests') return requestRows(services);
  if (what === 'messages') {
    const rows: Row[] = [];
    for await (const { key, kind, to, state, attempts, reason, notBefore, run } of services.store.outbox.all()) {
      rows.push({ key, kind, to, state, attempts, reason, notBefore, run });
    }
    return rows;
  }
  if (what === 'audit') return auditRows(services);
  const { framework } = await readToday(services);
  const rows: Row[] = [];
  if (what === 'revisions')
    for await (const file of services.store.measures.takenOut()) rows.push(...(await revisionRows(services, file)));
  // A reader who may see every number needs no relatives.
  const relatives = relativesOfARun(services, SIGHTS[reader].smallNumbers ? {} : framework);
  for await (const file of services.store.measures.all()) {
    const context = { framework, relatives: await relatives(file.measure.code) };
    rows.push(
      ...(what === 'readings' ? readingRows(file, reader, context, hidden) : await revisionRows(services, file)),
    );
  }
  return rows;
}

/** A measure's readings for that reader. Exempt measures and drafts are in no open copy. */
function readingRows(
  file: MeasureFile,
  reader: ExportReader,
  context: CopySetting & { readonly framework: Framework },
  hidden: ExportOptions['hidden'],
): Row[] {
  const sight = SIGHTS[reader];
  const { measure } = file;
  if (!sight.unreleased && (measure.status === 'draft' || isExempt(measure, context.framework.committees))) return [];
  return copyFor(file, sight, context).readings.map((safe) =>
    safe.kind === 'shown'
      ? { ...rowOf(measure.code, safe.reading), hidden: '' }
      : { ...rowOf(measure.code, { ...safe.reading, ...NO_FIGURE, value: hidden(safe) }), hidden: safe.why },
  );
}

const NO_FIGURE = { typed: '', numerator: '', denominator: '' };

/** `revisedFrom`: the figure released before this one. `releasedAt` is empty for figures that a register published. */
function rowOf(code: string, reading: Reading): Row {
  const {
    period,
    by: _by,
    release,
    published: _published,
    reportedBefore,
    openly: _openly,
    saidIn: _in,
    undone: _undone,
    takenOut: _takenOut,
    ...rest
  } = reading;
  const releasedAt = release?.act === 'released' ? release.at : '';
  return {
    code,
    period: period.text,
    ...rest,
    reason: rest.reason ?? '',
    revisedFrom: reportedBefore?.value ?? '',
    releasedAt,
  };
}

/** The act that made this revision. */
function actOf({ release, undone, takenOut }: Reading) {
  const { act = '', by = '', reason = '' } = release ?? {};
  if (undone === undefined) return { act, actBy: by, actReason: reason };
  return { act: takenOut ? 'takenOut' : 'undone', actBy: undone.by, actReason: '' };
}

async function revisionRows(services: Services, { measure }: MeasureFile): Promise<Row[]> {
  const revisions = await services.store.measures.revisions(measure.code);
  return revisions.map(({ previousHash, hash, ...revision }) => ({
    ...rowOf(measure.code, revision),
    by: revision.by,
    ...actOf(revision),
    previousHash,
    hash,
  }));
}
