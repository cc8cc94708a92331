import type { Duty } from '../messaging/people.ts';
import type { Measure, PersonKey } from '../core/measures/measure.ts';
import { toColumns } from './engine/entity.ts';
import { key, personPartition } from './engine/keys.ts';
import { mapAtOnce } from '../core/at-once.ts';
import { transactMany } from './engine/many-rows.ts';
import type { Table } from './engine/table.ts';

const ROLES_IN_A_MEASURE = ['owner', 'deputy', 'manager'] as const;

type DutyOf = Duty & { readonly person: PersonKey };

/** The duties that begin and end when a measure changes; `before` is undefined for a new measure. */
export function dutyChanges(before: Measure | undefined, now: Measure): { added: DutyOf[]; ended: DutyOf[] } {
  const old = dutiesIn(before);
  const current = dutiesIn(now);
  return { added: without(current, old), ended: without(old, current) };
}

/** Before the measure: a crash in between leaves a duty too many, never one too few. */
export async function addDuties(table: Table, duties: readonly DutyOf[]): Promise<void> {
  const people = [...Map.groupBy(duties, (duty) => personPartition(duty.person))];
  await mapAtOnce(people, 8, async ([partition, own]) => {
    const rows = own.map(({ as, code }) => ({
      act: 'put' as const,
      row: dutyKey({ as, code }),
      columns: toColumns({ as, code }),
    }));
    await transactMany(table, partition, rows);
  });
}

/** After the measure; a missing row is no error. */
export async function endDuties(table: Table, duties: readonly DutyOf[]): Promise<void> {
  await mapAtOnce(duties, 8, async (duty) => {
    await table.transact(personPartition(duty.person), [{ act: 'delete', row: dutyKey(duty) }]);
  });
}

const dutyKey = (duty: Duty): string => key('duty', duty.as, duty.code.toUpperCase());

function dutiesIn(measure: Measure | undefined): DutyOf[] {
  if (measure === undefined) return [];
  return ROLES_IN_A_MEASURE.flatMap((as) => {
    const person = measure[as];
    return person === undefined ? [] : [{ as, code: measure.code, person }];
  });
}

function without(duties: readonly DutyOf[], others: readonly DutyOf[]): DutyOf[] {
  const names = new Set(others.map((duty) => `${duty.as} ${duty.person}`));
  return duties.filter((duty) => !names.has(`${duty.as} ${duty.person}`));
}
