import { z } from 'zod';
import type { Duty } from '../../messaging/people.ts';
import type { LiveMeasure, Measure, PersonKey } from '../../core/measures/measure.ts';
import { fromRow, toColumns } from '../engine/entity.ts';
import {
  fromKeyPart,
  inPartition,
  key,
  measurePartition,
  partitionsOf,
  personOf,
  personPartition,
  rowsOf,
} from '../engine/keys.ts';
import { mapAtOnce } from '../../core/at-once.ts';
import { transactMany } from '../engine/many-rows.ts';
import { type RowWrite, type AzureTable } from '../engine/table.ts';
import { type Routing, type RoutingChanges, routingChanges } from '../../core/measures/routing.ts';
import { dayShape, text } from '../engine/fields.ts';
import type { MeasureChange } from '../../features/readings/store.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import type { Reading } from '../../core/readings/reading.ts';
import { asReleased } from '../../core/readings/published.ts';
import { rowsIn } from '../engine/read-many.ts';
import { type Day } from '../../core/calendar/day.ts';
import { dutyShape } from '../people/person-rows.ts';
import { recordsOf } from '../engine/versioned-record.ts';

/* What is written with a measure: its people's duties, its routing to committees, and whether dashboards change. */
const ROLES_IN_A_MEASURE = ['owner', 'deputy', 'manager'] as const;
const AT_ONCE = 8;

type DutyOf = Duty & { readonly person: PersonKey };

/** The duties and routings that begin and end when a measure changes. */
export type IndexChange = RoutingChanges & { readonly added: readonly DutyOf[]; readonly removed: readonly DutyOf[] };

/** `before` is undefined for a new measure. */
export function indexChange(before: Measure | undefined, now: Measure, today: Day): IndexChange {
  const [old, current] = [dutiesIn(before), dutiesIn(now)];
  return { ...routingChanges(before, now, today), added: without(current, old), removed: without(old, current) };
}

/** Before the measures: a crash in between leaves a row too many, which the measure itself does not confirm. */
export async function beginIndexes(table: AzureTable, changes: readonly IndexChange[]): Promise<void> {
  const added = changes.flatMap((change) => change.added);
  await mapAtOnce([...Map.groupBy(added, dutyPartition)], AT_ONCE, async ([partition, own]) => {
    const rows = own.map(({ as, code }): RowWrite => {
      return { act: 'put', row: dutyKey({ as, code }), columns: toColumns({ as, code }) };
    });
    await transactMany(table, partition, rows);
  });
  const begun = Map.groupBy(
    changes.flatMap((change) => change.begun),
    ({ committee }) => committeePartition(committee),
  );
  await mapAtOnce([...begun], AT_ONCE, async ([partition, own]) => {
    const rows = own.map(({ routing }) => put(routing));
    await transactMany(table, partition, rows);
  });
}

/** After the measures. A routing stays with its last day, because older reports of the committee need it. */
export async function endIndexes(table: AzureTable, changes: readonly IndexChange[]): Promise<void> {
  const removed = changes.flatMap((change) => change.removed);
  await mapAtOnce(removed, AT_ONCE, (duty) =>
    table.transact(dutyPartition(duty), [{ act: 'delete', row: dutyKey(duty) }]),
  );
  const ended = changes.flatMap((change) => change.ended);
  await mapAtOnce(ended, AT_ONCE, async ({ committee, code, until }) => {
    const partition = committeePartition(committee);
    const stored = await rowsIn(table, partition, rowsOf(key(code.toUpperCase())));
    const current = stored.map((row) => fromRow(row, routingShape)).filter((routing) => routing.until === undefined);
    const rows = current.map((routing) => put({ ...routing, until }));
    await table.transact(partition, rows);
  });
}

/** Ends what no measure confirms: a write that was broken off had begun it, or had not ended it yet. */
export async function sweepIndexes(
  table: AzureTable,
  measures: ReadonlyMap<string, Measure>,
  today: Day,
): Promise<void> {
  const removed: DutyOf[] = [];
  for await (const row of table.list(`${partitionsOf('p')} and ${rowsOf('duty')}`)) {
    const [person, duty] = [personOf(row.partition), fromRow(row, dutyShape)];
    const isConfirmed = measures.get(measurePartition(duty.code))?.[duty.as] === person;
    if (person !== undefined && !isConfirmed) removed.push({ ...duty, person });
  }
  const ended: IndexChange['ended'][number][] = [];
  for await (const row of table.list(partitionsOf('c'))) {
    const { code, until } = fromRow(row, routingShape);
    const committees = measures.get(measurePartition(code))?.committees ?? [];
    const isConfirmed = committees.some((committee) => committeePartition(committee) === row.partition);
    const committee = fromKeyPart(row.partition.slice('c|'.length));
    if (until === undefined && !isConfirmed) ended.push({ committee, code, until: today });
  }
  await endIndexes(table, [{ added: [], begun: [], removed, ended }]);
}

const dutyPartition = ({ person }: DutyOf): string => personPartition(person);
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
  code: text,
  from: dayShape.exactOptional(),
  until: dayShape.exactOptional(),
});

/** A partition for each committee, with a row for each time that a measure was routed to it. */
const committeePartition = (committee: string): string => key('c', committee.toUpperCase());
const ALWAYS = '0000-00-00';
const routingKey = ({ code, from }: Routing): string => key(code.toUpperCase(), from ?? ALWAYS);
const put = (routing: Routing): RowWrite => ({ act: 'put', row: routingKey(routing), columns: toColumns(routing) });

export const routingsOf = (table: AzureTable, committee: string): Promise<Routing[]> =>
  recordsOf(table, routingShape).list(inPartition(committeePartition(committee)));

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
