import { sameCell, type RegisterTable, type TableKind } from '../../../../../src/features/register/rules/table.ts';
import { compareThreeWays } from '../../../../../src/features/register/rules/compare/compare-tables.ts';
import type { ConflictRow, Side } from '../../../../../src/features/register/rules/compare/conflicts.ts';

function sheet(kind: TableKind, text: string): RegisterTable {
  const [headings = [], ...rows] = text.split('\n').map((line) => line.split(','));
  const cells = (row: string[]) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? '']));
  return { kind, file: `${kind}.xlsx`, headings, rows: rows.map((row, at) => ({ line: at + 2, cells: cells(row) })) };
}
const measures = (...rows: string[]) => sheet('measures', ['code,title,owner,status', ...rows].join('\n'));

const A = 'A,Children in care,ann@b.uk,live';
const B = 'B,Repairs,bob@b.uk,live';
const BASE = measures(A, B);

type Said = readonly [why: ConflictRow['why'], key: string, line: number, ...columns: string[]];
const rowsOf = (table: RegisterTable | undefined) =>
  table?.rows.map(({ cells }) => ['code', 'title', 'owner', 'status'].map((column) => cells[column]).join(','));

it.each<[string, RegisterTable, RegisterTable, Said[], string[], string[]]>([
  ['nothing changed on either side', BASE, BASE, [], [A, B], [A, B]],
  [
    'the owner changed in Teams, and the file has the old one',
    BASE,
    measures('A,Children in care,new@b.uk,live', B),
    [['teams', 'A', 2, 'owner']],
    ['A,Children in care,new@b.uk,live', B],
    [A, B],
  ],
  [
    'the title changed in the file alone',
    measures('A,Looked after children,ann@b.uk,live', B),
    BASE,
    [],
    ['A,Looked after children,ann@b.uk,live', B],
    ['A,Looked after children,ann@b.uk,live', B],
  ],
  [
    'the title changed in the file and the owner in Teams: the title is nobody’s question',
    measures('A,Looked after children,ann@b.uk,live', B),
    measures('A,Children in care,new@b.uk,live', B),
    [['teams', 'A', 2, 'owner']],
    ['A,Looked after children,new@b.uk,live', B],
    ['A,Looked after children,ann@b.uk,live', B],
  ],
  [
    'the same cell changed on both sides',
    measures('A,Children in care,mine@b.uk,live', B),
    measures('A,Children in care,new@b.uk,live', B),
    [['both', 'A', 2, 'owner']],
    ['A,Children in care,new@b.uk,live', B],
    ['A,Children in care,mine@b.uk,live', B],
  ],
  [
    'both sides changed it to the same',
    measures('A,Children in care,new@b.uk,live', B),
    measures('A,Children in care,new@b.uk,live', B),
    [],
    ['A,Children in care,new@b.uk,live', B],
    ['A,Children in care,new@b.uk,live', B],
  ],
  ['a row was taken out of the file', measures(A), BASE, [['gone', 'B', 0]], [A], [A, 'B,Repairs,bob@b.uk,retired']],
  [
    'a row that is retired already was taken out of the file',
    measures(A),
    measures(A, 'B,Repairs,bob@b.uk,retired'),
    [],
    [A],
    [A],
  ],
  [
    'a row is new in the file',
    measures(A, B, 'C,New one,ann@b.uk,draft'),
    BASE,
    [],
    [A, B, 'C,New one,ann@b.uk,draft'],
    [A, B, 'C,New one,ann@b.uk,draft'],
  ],
  ['a row is new in Teams', BASE, measures(A, B, 'D,From a request,,draft'), [], [A, B], [A, B]],
  [
    'a row was added on both sides, differently: that is a question like any other',
    measures(A, B, 'C,Mine,Ann@B.uk,'),
    measures(A, B, 'C,Theirs,ann@b.uk,draft'),
    [['both', 'C', 4, 'title']],
    [A, B, 'C,Theirs,Ann@B.uk,'],
    [A, B, 'C,Mine,Ann@B.uk,'],
  ],
  [
    'the same row was added on both sides',
    measures(A, B, 'C,Ours,ANN@b.uk,'),
    measures(A, B, 'C,Ours,ann@b.uk,draft'),
    [],
    [A, B, 'C,Ours,ANN@b.uk,'],
    [A, B, 'C,Ours,ANN@b.uk,'],
  ],
  [
    'the title changed in both, and the owner in Teams: one question about the row',
    measures('A,Looked after children,ann@b.uk,live', B),
    measures('A,Children we look after,new@b.uk,live', B),
    [['both', 'A', 2, 'title', 'owner']],
    ['A,Children we look after,new@b.uk,live', B],
    ['A,Looked after children,ann@b.uk,live', B],
  ],
])('%s', (_what, file, now, asked, kept, mine) => {
  const three = compareThreeWays([file], [BASE], [now]);
  expect(
    three.asked.map(({ why, key, line, cells }) => [why, key, line, ...cells.map(({ column }) => column)]),
  ).toEqual(asked);
  const all = (choice: Side) => three.asked.map(() => choice);
  expect(rowsOf(three.settled([])[0])).toEqual(kept);
  expect(rowsOf(three.settled(all('keep'))[0])).toEqual(kept);
  expect(rowsOf(three.settled(all('mine'))[0])).toEqual(mine);
});

it('two officers with copies of the same day: what the first applied is a question to the second, and never undone silently', () => {
  const first = measures('A,Looked after children,ann@b.uk,live', B);
  const second = measures('A,Children in care,new@b.uk,live', B);
  const afterFirst = compareThreeWays([first], [BASE], [BASE]).settled([])[0];
  if (afterFirst === undefined) throw new Error('no table');
  const three = compareThreeWays([second], [BASE], [afterFirst]);
  expect(three.asked).toMatchObject([
    { why: 'teams', key: 'A', cells: [{ column: 'title', teams: 'Looked after children', mine: 'Children in care' }] },
  ]);
  expect(rowsOf(three.settled([])[0])).toEqual(['A,Looked after children,new@b.uk,live', B]);
});

it('a file with some of the columns leaves the others out of it, also where it retires a row', () => {
  const file = sheet('measures', 'code,title\nA,Children in care');
  const now = measures('A,Children in care,ann@b.uk,paused', B);
  const three = compareThreeWays([file], [BASE], [now]);
  const [table] = three.settled(['mine']);
  expect(table?.headings).toEqual(['code', 'title', 'status']);
  expect(table?.rows.map(({ cells }) => cells)).toEqual([
    { code: 'A', title: 'Children in care', status: 'paused' },
    { code: 'B', title: 'Repairs', status: 'retired' },
  ]);
});

it('for readings an empty cell erases nothing, and so nothing is asked about it', () => {
  const readings = (value: string, words: string) =>
    sheet('readings', `code,period,value,so_what\nA,2026-09-30,${value},${words}`);
  const asked = (mine: RegisterTable) =>
    compareThreeWays([mine], [readings('12', '')], [readings('13', 'Said since.')]).asked;
  expect(asked(readings('13', ''))).toEqual([]);
  expect(asked(readings('12', ''))).toMatchObject([{ why: 'teams', cells: [{ column: 'value' }] }]);
});

it.each([
  ['perception', '', 'no', true],
  ['exempt', 'Y', 'yes', true],
  ['status', '', 'draft', true],
  ['owner', 'Ann@B.uk', 'ann@b.uk', true],
  ['title', 'Ann', 'ann', false],
  ['status', '', 'live', false],
])('in the column %s, %j and %j say the same: %s', (column, one, other, same) => {
  expect(sameCell(one, other, column)).toBe(same);
});

it.each([
  ['12.50', '12.5', true],
  ['a; b ;c', 'a;b;c', true],
  [' x ', 'x', true],
  ['one\r\ntwo', 'one\ntwo', true],
  ['1', '', false],
  ['0', '', false],
  ['1.2.3', '1.2.30', false],
])('%j and %j say the same: %s', (one, other, same) => {
  expect(sameCell(one, other)).toBe(same);
});
