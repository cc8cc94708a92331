import { listDue } from './list-due.ts';
import { auditRows } from './audit/audit-rows.ts';
import type { Needs } from './needs.ts';
import type { MeasureFile } from './ports.ts';

export const EXPORTS = ['readings', 'revisions', 'due', 'messages', 'audit'] as const;
export type ExportWhat = (typeof EXPORTS)[number];
type Row = Readonly<Record<string, string | number | boolean>>;

/** Rows of what is stored, for the performance team's own spreadsheets and for scripts (design, 5.3). */
export async function exportRows(needs: Needs, what: ExportWhat): Promise<Row[]> {
  if (what === 'due') return listDue(needs);
  if (what === 'messages') {
    const rows: Row[] = [];
    for await (const { key, kind, to, state, attempts, reason, notBefore, run } of needs.store.outbox.all()) {
      rows.push({ key, kind, to, state, attempts, reason, notBefore, run });
    }
    return rows;
  }
  if (what === 'audit') return auditRows(needs);
  const rows: Row[] = [];
  for await (const file of needs.store.measures.all()) {
    rows.push(...(what === 'readings' ? readingRows(file) : await revisionRows(needs, file)));
  }
  return rows;
}

function readingRows({ measure, readings }: MeasureFile): Row[] {
  return readings.map(({ period, by: _by, ...reading }) => ({
    code: measure.code,
    reason: '',
    ...reading,
    period: period.text,
  }));
}

async function revisionRows(needs: Needs, { measure }: MeasureFile): Promise<Row[]> {
  const revisions = await needs.store.measures.revisions(measure.code);
  return revisions.map(({ period, ...revision }) => ({
    code: measure.code,
    reason: '',
    ...revision,
    period: period.text,
  }));
}
