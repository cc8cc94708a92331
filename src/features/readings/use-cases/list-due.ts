import { decideOpenings } from '../rules/due-rules.ts';
import { isLate } from '../rules/stages.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

export type DueLine = {
  readonly code: string;
  readonly period: string;
  readonly state: string;
  readonly owner: string;
  readonly opened: string;
  readonly dueOn: string;
  readonly reason: string;
  /** What was written beside *Not ready yet*, as typed. */
  readonly note: string;
};

/**
 * Every due reading without a complete answer, as if decided now and without storing anything, for `pmif due`. Reads
 * the whole register, so no beat may call it.
 */
export async function listDue(services: Services, ownerEmail?: string): Promise<DueLine[]> {
  const context = await readToday(services);
  const addresses = new Map<string, string>();
  for await (const { profile } of services.store.people.all()) addresses.set(profile.key, profile.email);
  const lines: DueLine[] = [];
  for await (const file of services.store.measures.all()) {
    const owner = addresses.get(file.measure.owner ?? '') ?? '';
    if (ownerEmail !== undefined && owner.toLowerCase() !== ownerEmail.toLowerCase()) continue;
    lines.push(...linesOf(file, context, owner));
  }
  return lines.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.code.localeCompare(b.code));
}

function linesOf(file: MeasureFile, context: TodayContext, owner: string): DueLine[] {
  const { open } = decideOpenings({ ...file, ...context });
  return [...file.due, ...open]
    .filter((due) => due.state !== 'answered')
    .map((due) => ({
      code: file.measure.code,
      period: due.period.text,
      state: isLate(due, context.today) ? 'late' : due.state,
      owner,
      opened: due.openedOn,
      dueOn: due.dueOn,
      reason: reasonOf(due),
      note: due.state === 'notReady' ? (due.notReady?.note ?? '') : '',
    }));
}

function reasonOf(due: DueReading): string {
  if (due.state === 'notReady') return `${due.notReady?.reason ?? ''} until ${due.notReady?.expectedOn ?? ''}`;
  return '';
}
