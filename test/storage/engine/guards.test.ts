import { z } from 'zod';
import { batchesOf } from '../../../src/storage/engine/many-rows.ts';
import { doubleColumn, fromRow, toColumns } from '../../../src/storage/engine/entity.ts';
import { guardRow, TooLarge } from '../../../src/storage/engine/guards.ts';
import type { RowWrite } from '../../../src/storage/engine/table.ts';

describe('a row that Azure would refuse', () => {
  it.each([
    ['over a megabyte', { code: 'A', soWhat: 'x'.repeat(600_000) }, 'Most of it is soWhat'],
    ['of 253 properties', Object.fromEntries(Array.from({ length: 253 }, (_, n) => [`p${n}`, n])), '253 properties'],
  ])('%s is refused here, with its largest property named', (_what, value, says) => {
    expect(() => guardRow('m|A', 'measure', toColumns(value))).toThrow(TooLarge);
    expect(() => guardRow('m|A', 'measure', toColumns(value))).toThrow(says);
  });

  it('with a text that was not split is refused here', () => {
    expect(() => guardRow('m|A', 'measure', { soWhat: 'x'.repeat(32_769) })).toThrow('soWhat');
  });

  it('is let through a byte below', () => {
    guardRow('m|A', 'measure', toColumns({ soWhat: 'x'.repeat(523_000) }));
    guardRow('m|A', 'measure', toColumns(Object.fromEntries(Array.from({ length: 252 }, (_, n) => [`p${n}`, n]))));
  });
});

describe('a number in a row', () => {
  it.each([
    [1, 'Int32'],
    [2 ** 31, 'Double'],
    [1.5, 'Double'],
    [-3, 'Int32'],
  ])('%d is stored as %s', (value, type) => {
    expect(toColumns({ value })).toEqual({ value: { type, value: String(value) } });
  });

  it('that is none is refused, for the service would lose it silently', () => {
    expect(() => doubleColumn(Number.NaN)).toThrow(RangeError);
  });
});

describe('a row read back', () => {
  it('leaves out what was undefined, and joins what was split', () => {
    const value = { a: 'x'.repeat(70_000), b: undefined, c: ['🙂'.repeat(20_000)], d: '' };
    const columns = toColumns(value);
    expect(Object.keys(columns)).toEqual(['a', 'a_2', 'a_3', 'cJson', 'cJson_2', 'd']);
    const { b: _, ...rest } = value;
    const shape = z.object({ a: z.string(), c: z.array(z.string()), d: z.string() });
    expect(fromRow({ partition: 'p', row: 'r', etag: '', columns }, shape)).toEqual(rest);
  });
});

describe('an import of many rows', () => {
  const unit = (n: number, bytes = 10): { acts: RowWrite[]; tag: string } => ({
    acts: ['reading', 'revision'].map((what) => ({
      act: 'put',
      row: `${what}|${n}`,
      columns: { a: 'x'.repeat(bytes / 2) },
    })),
    tag: `hash ${n}`,
  });

  it('keeps a reading and its revision together, a hundred rows a transaction with the one that guards it', () => {
    const batches = batchesOf(Array.from({ length: 120 }, (_, n) => unit(n)));
    expect(batches.map((batch) => batch.acts.length)).toEqual([98, 98, 44]);
    expect(batches.map((batch) => batch.tags.at(-1))).toEqual(['hash 48', 'hash 97', 'hash 119']);
  });

  it('stays under four megabytes a transaction', () => {
    expect(
      batchesOf(Array.from({ length: 5 }, (_, n) => unit(n, 1_000_000))).map((batch) => batch.tags.length),
    ).toEqual([1, 1, 1, 1, 1]);
  });
});
