import { z } from 'zod';
import type { Duty } from '../../messaging/people.ts';
import type { LiveMeasure, Measure, PersonKey } from '../../core/measures/measure.ts';
import { fromRow, toColumns } from '../engine/entity.ts';
import { key, personPartition, rowsOf } from '../engine/keys.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { transactMany } from '../engine/many-rows.ts';
import { type RowWrite, type AzureTable } from '../engine/table.ts';
import type { Routing, RoutingChanges } from '../../core/measures/routing.ts';
import { dayShape } from '../engine/fields.ts';
import type { MeasureChange } from '../../features/readings/store.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import type { Reading } from '../../core/readings/reading.ts';
import { asReleased } from '../../core/readings/published.ts';
import { rowsIn } from '../engine/read-many.ts';

/* What is written with a measure: its people's duties, its routing to committees, and whether dashboards change. */
const ROLES_IN_A_MEASURE = ['owner', 'deputy', 'manager'] as const;

type DutyOf = Duty & { readonly person: PersonKey };

/** The duties that begin and end when a measure changes; `before` is undefined for a new measure. */
export function dutyChanges(before: Measure | undefined, now: Measure): { added: DutyOf[]; ended: DutyOf[] } {
  const old = dutiesIn(before);
  const current = dutiesIn(now);
  return { added: without(current, old), ended: without(old, current) };
}

/** Before the measure: a crash in between leaves a duty too many, never one too few. */
export async function addDuties(table: AzureTable, duties: readonly DutyOf[]): Promise<void> {
  const people = [...Map.groupBy(duties, (duty) => personPartition(duty.person))];
  await mapAtOnce(people, 8, async ([partition, own]) => {
    const rows = own.map(({ as, code }): RowWrite => {
      return { act: 'put', row: dutyKey({ as, code }), columns: toColumns({ as, code }) };
    });
    await transactMany(table, partition, rows);
  });
}

/** After the measure; a missing row is no error. */
export async function endDuties(table: AzureTable, duties: readonly DutyOf[]): Promise<void> {
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

const routingShape: z.ZodType<Routing> = z.object({
  code: z.string(),
  from: dayShape.exactOptional(),
  until: dayShape.exactOptional(),
});

/** A partition for each committee, with a row for each time that a measure was routed to it. */
const committeePartition = (committee: string): string => key('c', committee.toUpperCase());
const ALWAYS = '0000-00-00';
const routingKey = ({ code, from }: Routing): string => key(code.toUpperCase(), from ?? ALWAYS);

export async function routingsOf(table: AzureTable, committee: string): Promise<Routing[]> {
  return (await rowsIn(table, committeePartition(committee))).map((row) => fromRow(row, routingShape));
}

/** Before the measure: a crash in between leaves a routing too many, which the measure itself does not confirm. */
export async function beginRoutings(table: AzureTable, begun: RoutingChanges['begun']): Promise<void> {
  const byCommittee = [...Map.groupBy(begun, ({ committee }) => committeePartition(committee))];
  await mapAtOnce(byCommittee, 8, async ([partition, own]) => {
    await transactMany(
      table,
      partition,
      own.map(({ routing }) => put(routing)),
    );
  });
}

/** After the measure. The row stays with its last day, because older reports of the committee need it. */
export async function endRoutings(table: AzureTable, ended: RoutingChanges['ended']): Promise<void> {
  await mapAtOnce(ended, 8, async ({ committee, code, until }) => {
    const partition = committeePartition(committee);
    const current = (await rowsIn(table, partition, rowsOf(key(code.toUpperCase()))))
      .map((row) => fromRow(row, routingShape))
      .filter((routing) => routing.until === undefined);
    await table.transact(
      partition,
      current.map((routing) => put({ ...routing, until })),
    );
  });
}

const put = (routing: Routing) => ({ act: 'put' as const, row: routingKey(routing), columns: toColumns(routing) });

/** Whether a change is visible outside: of a released reading, or of the measure itself, except who answers for it. */
export function showsOutside(file: MeasureFile, { measure, readings = [], takeOut }: MeasureChange): boolean {
  if (file.chain.version === '' || takeOut) return true;
  if (measure !== undefined && described(measure) !== described(file.measure)) return true;
  return readings.some((reading) => {
    const before = file.readings.find(({ period }) => period.text === reading.period.text);
    return outside(before) !== outside(reading);
  });
}

const outside = (reading: Reading | undefined) => JSON.stringify(reading && asReleased(reading));

function described({ owner: _owner, deputy: _deputy, manager: _manager, liveSince: _since, ...rest }: LiveMeasure) {
  return JSON.stringify(rest);
}
