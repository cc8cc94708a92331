import { day } from '../../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../../src/core/measures/measure.ts';
import type { DueReading } from '../../../../../src/core/readings/due-reading.ts';
import type { Reading } from '../../../../../src/core/readings/reading.ts';
import { compareRegister, type Comparison } from '../../../../../src/features/register/rules/compare/compare.ts';
import { readRegister } from '../../../../../src/features/register/rules/read/read-register.ts';
import { NOTHING_STORED, type StoredRegister } from '../../../../../src/features/register/rules/register.ts';
import type { RegisterTable, TableKind } from '../../../../../src/features/register/rules/table.ts';

const TODAY = day('2026-11-24');
const LATER = day('2026-12-01');

function sheet(kind: TableKind, text: string): RegisterTable {
  const [headings = [], ...rows] = text.split('\n').map((line) => line.split(','));
  const cells = (row: string[]) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? '']));
  return { kind, file: `${kind}.csv`, headings, rows: rows.map((row, at) => ({ line: at + 2, cells: cells(row) })) };
}

function importInto(stored: StoredRegister, today: typeof TODAY, ...tables: RegisterTable[]): Comparison {
  const { register, problems } = readRegister({ tables, problems: [], notes: [] }, stored, today);
  expect(problems).toEqual([]);
  let keys = stored.people.length;
  const newKey = () => `person-${(keys += 1)}` as PersonKey;
  return compareRegister(register, stored, { today, at: `${today}T10:00:00.000Z`, newKey });
}

/** What the store would hold after the change was written. */
function after(stored: StoredRegister, { change }: Comparison): StoredRegister {
  const measures = new Map(stored.measures);
  for (const { code, change: parts } of change.measures) {
    const before = measures.get(code);
    const measure = parts.measure ?? before?.measure;
    if (measure === undefined) continue;
    const by = (list: readonly Reading[]) => list.map((reading) => [reading.period.text, reading] as const);
    const readings = [...new Map([...by(before?.readings ?? []), ...by(parts.readings ?? [])]).values()];
    const due = (before?.due ?? []).map(
      (one) => parts.due?.find((other) => other.period.text === one.period.text) ?? one,
    );
    measures.set(code, { measure, readings, due });
  }
  const people = [...new Map([...stored.people, ...change.people].map((person) => [person.key, person])).values()];
  return { ...stored, measures, people, groups: change.groups ?? stored.groups };
}

const PEOPLE = sheet('people', 'email,name,manager_email\nowner@b.uk,Owner,head@b.uk\nhead@b.uk,Head,');
const MEASURES = sheet(
  'measures',
  'code,title,direction,frequency,owner,status\nA,Title,higher,annual,owner@b.uk,live\nB,Other,lower,annual,,',
);
const READINGS = sheet(
  'readings',
  'code,period,value,so_what\nA,FY2023/24,"81",Because\nA,FY2022/23,80,'.replaceAll('"', ''),
);
const FIRST = importInto(NOTHING_STORED, TODAY, PEOPLE, MEASURES, READINGS);
const STORED = after(NOTHING_STORED, FIRST);

describe('a first import', () => {
  it('stores everything, under keys that are no addresses', () => {
    expect([FIRST.changed, FIRST.unchanged]).toEqual([6, 0]);
    expect(STORED.people.map((person) => [person.key, person.manager])).toEqual([
      ['person-1', 'person-2'],
      ['person-2', undefined],
    ]);
    expect(STORED.measures.get('A')?.measure).toMatchObject({ owner: 'person-1', status: 'live', liveSince: TODAY });
  });

  it('leaves a measure without a status a draft that asks nobody and is not woken', () => {
    expect(STORED.measures.get('B')?.measure.status).toBe('draft');
    expect(FIRST.change.measures.map(({ code, wakeOn }) => [code, wakeOn])).toEqual([
      ['A', TODAY],
      ['B', undefined],
    ]);
  });

  it('takes its readings for published history', () => {
    expect(STORED.measures.get('A')?.readings).toMatchObject([
      { value: '81', soWhat: 'Because', status: 'final', revision: 1, by: 'register', released: true },
      { value: '80', soWhat: '', status: 'final', revision: 1, by: 'register', released: true },
    ]);
  });
});

describe('the same register again', () => {
  it('changes nothing and says so', () => {
    const again = importInto(STORED, LATER, PEOPLE, MEASURES, READINGS);
    expect(again).toMatchObject({ changed: 0, unchanged: 6, changes: [], change: { people: [], measures: [] } });
  });

  it('typed differently changes nothing either', () => {
    const again = importInto(STORED, LATER, sheet('readings', 'code,period,value\nA,2023/24 year end,81.0'));
    expect(again).toMatchObject({ changed: 0, unchanged: 1 });
  });
});

describe('a figure for a period that is open', () => {
  const period = {
    text: 'FY2025/26',
    kind: 'financial-year',
    start: day('2025-04-01'),
    end: day('2026-03-31'),
  } as const;
  const days = { targetDay: day('2026-04-30'), openedOn: TODAY, dueOn: day('2026-12-08') };
  const open: DueReading = {
    period,
    state: 'open',
    ...days,
    openedBy: 'framework',
    form: 1,
    handled: '',
    questions: [],
  };
  const a = STORED.measures.get('A');
  const waiting: StoredRegister =
    a === undefined ? STORED : { ...STORED, measures: new Map([['A', { ...a, due: [open] }]]) };

  it.each([
    ['without words asks its owner only for the words', '', 'valueOnly'],
    ['with words asks nothing', 'Fewer repairs', 'answered'],
  ])('%s, and waits for its release', (_what, words, state) => {
    const { change } = importInto(
      waiting,
      LATER,
      sheet('readings', `code,period,value,so_what\nA,FY2025/26,82,${words}`),
    );
    expect(change.measures[0]?.change.due).toMatchObject([{ state }]);
    expect(change.measures[0]?.change.readings).toMatchObject([{ value: '82', released: false }]);
  });
});

describe('a changed register', () => {
  it('makes the next revision of a changed reading, and shows before and after', () => {
    const changed = importInto(
      STORED,
      LATER,
      sheet('readings', 'code,period,value,status\nA,FY2023/24,82,revised\nA,FY2022/23,80,'),
    );
    expect(changed).toMatchObject({ changed: 1, unchanged: 1 });
    expect(changed.change.measures[0]?.change.readings).toMatchObject([
      { value: '82', revision: 2, status: 'revised', soWhat: 'Because' },
    ]);
    expect(changed.changes).toEqual([
      { what: 'A FY2023/24', before: '81 · final · Because', after: '82 · revised · Because' },
    ]);
  });

  it('keeps since when a measure asks, and clears what an empty cell clears', () => {
    const changed = importInto(
      STORED,
      LATER,
      sheet('measures', 'code,title,direction,frequency,owner\nA,New title,higher,annual,'),
    );
    const measure = changed.change.measures[0]?.change.measure;
    expect(measure).toMatchObject({ title: 'New title', status: 'live', liveSince: TODAY });
    expect(measure?.owner).toBeUndefined();
    expect(changed.changes).toContainEqual({ what: 'A title', before: 'Title', after: 'New title' });
  });

  it('starts the asking anew on the day on which a draft goes live', () => {
    const changed = importInto(
      STORED,
      LATER,
      sheet('measures', 'code,title,direction,frequency,status\nB,Other,lower,annual,live'),
    );
    expect(changed.change.measures[0]).toMatchObject({ change: { measure: { liveSince: LATER } }, wakeOn: LATER });
  });

  it('leaves alone what a column that is absent would have said', () => {
    const changed = importInto(
      STORED,
      LATER,
      sheet('measures', 'code,title,direction,frequency\nA,Title,higher,annual'),
    );
    expect(changed.changed).toBe(0);
  });

  it('knows a person by an alias, so that a new address keeps the key', () => {
    const changed = importInto(STORED, LATER, sheet('people', 'email,aliases,name\nnew@b.uk,owner@b.uk,Owner'));
    expect(changed.change.people.map((person) => [person.key, person.email])).toEqual([['person-1', 'new@b.uk']]);
  });
});
