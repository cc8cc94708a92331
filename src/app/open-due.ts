import { decideOpenings, isOpen } from '../domain/readings/due-rules.ts';
import type { Day } from '../domain/calendar/day.ts';
import type { DueReading } from '../domain/readings/due-reading.ts';
import type { Needs, Setting } from './needs.ts';
import type { MeasureFile, PersonFile } from './ports.ts';

/** Something that a person still owes, with its measure's file. */
export type Owed = { readonly file: MeasureFile; readonly due: DueReading };

/** What a person owes, soonest first, and the next day on which something more of theirs opens. */
export type OwedByPerson = { readonly owed: readonly Owed[]; readonly nextAsk?: Day };

/**
 * Opens what the policy opens for a measure today, and notes when to look again. Doing it twice opens nothing twice;
 * when somebody changed the measure meanwhile, it is read and decided again.
 */
export async function openDueReadings(
  needs: Needs,
  setting: Setting,
  file: MeasureFile,
  write = true,
): Promise<MeasureFile> {
  let at = file;
  for (let tries = 0; tries < 5; tries += 1) {
    const { open, nextWake } = decideOpenings({ ...at, ...setting });
    if (open.length === 0 || !write) return { ...at, due: [...at.due, ...open] };
    // The next wake is written first: a crash in between leaves one look too many, never one too few.
    if (nextWake !== undefined) await needs.store.wakes.set(at.measure.code, nextWake);
    if ((await needs.store.measures.save(at, { due: open })) === 'saved') break;
    at = (await needs.store.measures.open(file.measure.code)) ?? at;
  }
  return (await needs.store.measures.open(file.measure.code)) ?? at;
}

/** Everything that a person owns and that is open today, soonest first. Opens what has come due meanwhile. */
export async function owedBy(needs: Needs, setting: Setting, person: PersonFile, write = true): Promise<OwedByPerson> {
  const codes = person.duties.filter((duty) => duty.as === 'owner').map((duty) => duty.code);
  const files = await Promise.all(codes.map((code) => needs.store.measures.open(code)));
  const owned = files.filter((file) => file !== undefined && file.measure.owner === person.person.key) as MeasureFile[];
  const opened = await Promise.all(owned.map((file) => openDueReadings(needs, setting, file, write)));
  const owed = opened.flatMap((file) => openOnes(file, setting)).sort(soonestFirst);
  const nextAsk = opened.flatMap((file) => decideOpenings({ ...file, ...setting }).nextWake ?? []).sort()[0];
  return { owed, ...(nextAsk !== undefined && { nextAsk }) };
}

/** The open due readings of one measure. */
export function openOnes(file: MeasureFile, setting: Setting): Owed[] {
  return file.due.filter((due) => isOpen(due, setting.today)).map((due) => ({ file, due }));
}

const soonestFirst = (a: Owed, b: Owed) =>
  a.due.dueOn.localeCompare(b.due.dueOn) || a.file.measure.title.localeCompare(b.file.measure.title);
