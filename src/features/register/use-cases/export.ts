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

/** Whom an export is for, by the names of the command line; `performance` is the default. */
export const EXPORT_READERS = ['performance', 'manager', 'committee', 'public'] as const;
export type ExportReader = (typeof EXPORT_READERS)[number];
/** Exports that have a copy for others; the rest name people, or hold figures as they were before they were hidden. */
const FOR_OTHERS: readonly ExportWhat[] = ['readings'];

/** Whether such a reader may have such an export at all. */
export function mayHave(what: ExportWhat, reader: ExportReader): boolean {
  return SIGHTS[reader].smallNumbers || FOR_OTHERS.includes(what);
}

/** Whose copy it is, and what stands in place of a figure that they may not see. */
export type ExportOptions = { readonly reader: ExportReader; readonly hidden: (safe: HiddenCopy) => string };
const OURS: ExportOptions = { reader: 'performance', hidden: () => '' };

/** Rows of what is stored, for the performance team's own spreadsheets and for scripts. */
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
  // Whoever may see every number needs no relatives.
  const relatives = relativesOfARun(services, SIGHTS[reader].smallNumbers ? {} : framework);
  for await (const file of services.store.measures.all()) {
    const context = { framework, relatives: await relatives(file.measure.code) };
    rows.push(
      ...(what === 'readings' ? readingRows(file, reader, context, hidden) : await revisionRows(services, file)),
    );
  }
  return rows;
}

/** A measure's readings as that reader may see them; an exempt one, and a draft, stand in no open copy. */
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

/** `revisedFrom`: the figure that was released before this one. `releasedOn`: absent for what a register published. */
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

/** What was done to a reading by this revision, beside what it says. */
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
