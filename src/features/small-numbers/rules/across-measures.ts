import type { PartLink } from '../../../core/measures/parts-of-totals.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { boundsOf, type Sum, combinationsOf } from './what-totals-reveal.ts';
import { byWhatIsLostLeast, inPlace, type Placed } from './over-time.ts';
import { countsIn, isSmall, PARTS, type Part } from './policy.ts';
import { isOpen, safeCopy, type SafetyFacts } from './safe-copy.ts';

export type Member = Omit<SafetyFacts, 'also'> & { readonly measure: Pick<Measure, 'code'> };

/** Periods to hide to protect other measures, by code, each with the limit of the protected number. */
export type Across = ReadonlyMap<string, ReadonlyMap<string, number>>;

type Cell = Placed & { readonly code: string; readonly text: string; readonly limit: number };

/** Arithmetic steps per analysis: some tenths of a second. */
const MOST_WORK = 40_000_000;

/**
 * Cells of totals and parts to hide, so that no small part can be derived from the others, or from them over time
 * (docs/rules.md, "What could be worked out"). The smallest cell that reveals it is hidden first; the total if there is
 * no other part. Published cells stay.
 */
export function hideAcross(members: readonly Member[], links: readonly PartLink[]): Across {
  const also = new Map(members.map(({ measure }) => [measure.code, new Map<string, number>()]));
  const atFirst = members.flatMap((member) => cellsOf(member, new Map()));
  for (const { code, text, limit } of inTables(atFirst)) also.get(code)?.set(text, limit);
  const cells = new Map(
    members.map((one) => [one.measure.code, cellsOf(one, also.get(one.measure.code) ?? new Map())]),
  );
  for (;;) {
    const leak = firstLeak([...cells.values()].flat(), links);
    if (leak === undefined) return also;
    const { code, text, limit } = leak;
    const own = also.get(code) ?? new Map<string, number>();
    also.set(code, own.set(text, limit));
    const member = members.find(({ measure }) => measure.code === code);
    if (member !== undefined) cells.set(code, cellsOf(member, own));
  }
}

/**
 * In a table of parts by periods, several "fewer than 5" may leave one possible value: they are not even marked as
 * small.
 */
function inTables(cells: readonly Cell[]): Cell[] {
  return PARTS.flatMap((part) => connected(cells.filter(({ id }) => partOfId(id) === part))).flatMap((group) => {
    const isTable = new Set(group.map(({ code }) => code)).size > 1 && new Set(group.map(({ text }) => text)).size > 1;
    return isTable ? group.filter(({ hidden }) => hidden === 'small') : [];
  });
}

/** Shown or hidden by its own policy and by `also`. */
function cellsOf(member: Member, also: ReadonlyMap<string, number>): Cell[] {
  const { measure, readings, policy } = member;
  const copy = safeCopy({ ...member, also });
  return PARTS.flatMap((part) => {
    const counted = readings.flatMap((reading, index) => {
      const count = countsIn(reading, measure).find((one) => one.part === part)?.count;
      return count === undefined || count.startsWith('-') ? [] : [{ reading, count: whole(count), safe: copy[index] }];
    });
    const own = counted.map(({ reading, count, safe }) => {
      const small = policy !== undefined && isSmall(count, policy);
      const says = safe?.kind === 'hidden' && safe.why === 'small' && small;
      const hidden = says ? ('small' as const) : safe?.kind === 'hidden' ? ('protects' as const) : undefined;
      return {
        id: idOf(measure.code, part, reading),
        code: measure.code,
        text: reading.period.text,
        period: reading.period,
        count,
        hidden,
        fixed: isOpen(reading, member),
        limit: policy?.below ?? 0,
      };
    });
    const onADay = own.filter(({ period }) => !measure.cumulative && period.kind === 'point-in-time');
    const over = own.filter((cell) => !onADay.includes(cell));
    const byId = new Map(own.map((cell) => [cell.id, cell]));
    const placed = [...inPlace(over, measure.cumulative).placed, ...inPlace(onADay, false).placed.map(aDayApart)];
    return placed.flatMap((cell) => {
      const known = byId.get(cell.id);
      return known === undefined ? [] : [{ ...cell, ...known }];
    });
  });
}

/** An estimate such as 20.5 counts as 20: a measure with one fraction still is a part of its total. */
const whole = (count: string) => count.replace(/\..*$/, '');

const idOf = (code: string, part: Part, { period }: Reading) => `${part}|${code}|${period.text}`;
const partOfId = (id: string) => id.slice(0, id.indexOf('|'));

/** Points in time are no part of a year, so they are analysed apart. */
const aDayApart = (cell: Placed): Placed => ({ ...cell, from: -2 * cell.to - 1, to: -2 * cell.to });

/** A small number that must stay unknown, and the cells that reveal it: the nearest ones first. */
type Leak = { readonly limit: number; readonly givers: readonly (readonly string[])[] };

function firstLeak(cells: readonly Cell[], links: readonly PartLink[]) {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  for (const { limit, givers } of [...leaksInTotals(cells, links), ...leaksTogether(cells, links)]) {
    const known = givers.map((ids) =>
      ids
        .flatMap((id) => byId.get(id) ?? [])
        .filter(({ hidden, fixed }) => hidden !== 'protects' && !fixed)
        .sort(byWhatIsLostLeast),
    );
    // Only if no shown figure is left, the mark of a small one is removed.
    const shown = known.map((some) => some.find(({ hidden }) => hidden === undefined));
    const next = [...shown, ...known.map(([first]) => first)].find((cell) => cell !== undefined);
    if (next !== undefined) return { code: next.code, text: next.text, limit };
  }
  return undefined;
}

/** Hidden small numbers that a period's totals reduce to one value. */
function leaksInTotals(cells: readonly Cell[], links: readonly PartLink[]): Leak[] {
  const groups = Map.groupBy(cells, ({ id, text }) => `${partOfId(id)}|${text}`);
  return [...groups.values()].flatMap((group) => {
    const { sums, rests } = sumsOf(group, links);
    const secrets = [...group.filter(isSecret), ...rests.filter(isSecret)];
    if (sums.length === 0 || secrets.length === 0) return [];
    const bounds = boundsOf([...group, ...rests].map(knownOf), sums);
    return secrets.flatMap(({ id, limit }): Leak[] => {
      const known = bounds.get(id);
      if (known === undefined || known.least !== known.most) return [];
      const near = sums.filter(({ total, parts }) => total === id || parts.includes(id));
      return [{ limit, givers: [near, sums].map((some) => some.flatMap(({ total, parts }) => [total, ...parts])) }];
    });
  });
}

type Secret = Pick<Cell, 'id' | 'amount' | 'hidden' | 'limit'>;
const isSecret = ({ amount, hidden, limit }: Secret) => hidden !== undefined && amount > 0 && amount < limit;

function knownOf({ id, amount, hidden, limit }: Secret) {
  if (hidden === undefined) return { id, least: amount, most: amount };
  return hidden === 'small' ? { id, least: 1, most: limit - 1 } : { id, least: 0, most: Infinity };
}

/** For each total also the rest that no part counts, which is protected like a part. None if parts overlap. */
function sumsOf(group: readonly Cell[], links: readonly PartLink[]): { sums: Sum[]; rests: Secret[] } {
  const at = (code: string) => group.find((cell) => cell.code.toUpperCase() === code.toUpperCase());
  const rests: Secret[] = [];
  const sums = [...new Set(links.map(({ of }) => of.toUpperCase()))].flatMap((of): Sum[] => {
    const total = at(of);
    const parts = links.filter((link) => link.of.toUpperCase() === of).flatMap(({ code }) => at(code) ?? []);
    const amount = (total?.amount ?? 0) - parts.reduce((all, part) => all + part.amount, 0);
    if (total === undefined || parts.length === 0 || amount < 0) return [];
    const own = amount === 0 ? [] : [{ id: `rest of ${total.id}`, amount, limit: total.limit, hidden: REST }];
    rests.push(...own);
    return [{ total: total.id, parts: [...parts, ...own].map(({ id }) => id) }];
  });
  return { sums, rests };
}

const REST = 'protects' as const;

/**
 * Hidden small numbers that are combinations of shown numbers of all measures and periods: a table's rows and columns
 * together may reveal what neither reveals alone.
 */
function leaksTogether(cells: readonly Cell[], links: readonly PartLink[]): Leak[] {
  const leaves = leavesOf(cells, links);
  return PARTS.flatMap((part) => {
    const own = cells.filter(({ id }) => partOfId(id) === part);
    return connected(own).flatMap((group): Leak[] => {
      const secrets = group.filter(isSecret);
      if (secrets.length === 0) return [];
      const moments = [...new Set(group.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
      const names = [...new Set(group.flatMap(({ code }) => leaves.get(code) ?? []))];
      const unknowns = names.length * moments.length;
      // Too much work: monthly rolling spans of many years for dozens of parts. The two checks above still apply.
      if (unknowns * group.length ** 2 > MOST_WORK) return [];
      const sumOf = ({ id, code, from, to }: Cell) => ({
        id,
        of: (leaves.get(code) ?? []).flatMap((leaf) =>
          moments.flatMap((moment, place) =>
            moment >= from && moment < to ? [names.indexOf(leaf) * moments.length + place] : [],
          ),
        ),
      });
      const shown = group.filter(({ hidden }) => hidden === undefined);
      const found = combinationsOf(secrets.map(sumOf), shown.map(sumOf), unknowns);
      return secrets.flatMap(({ id, limit }) => {
        const givers = found.get(id);
        return givers === undefined ? [] : [{ limit, givers: [givers] }];
      });
    });
  });
}

/** Each measure as its smallest parts, with a rest of its own if they do not add up. */
function leavesOf(cells: readonly Cell[], links: readonly PartLink[]): Map<string, string[]> {
  const periods = [...Map.groupBy(cells, ({ id, text }) => `${partOfId(id)}|${text}`).values()];
  const all = periods.map((group) => sumsOf(group, links));
  const codeOf = (id: string) => id.split('|')[1]?.toUpperCase();
  const added = new Set(all.flatMap(({ sums }) => sums.map(({ total }) => codeOf(total))));
  const open = new Set(all.flatMap(({ rests }) => rests.map(({ id }) => codeOf(id))));
  const isWhole = (of: string) => added.has(of.toUpperCase()) && !open.has(of.toUpperCase());
  const leaves = (code: string, seen: readonly string[]): string[] => {
    const parts = links.filter(({ of, code: part }) => of.toUpperCase() === code.toUpperCase() && !seen.includes(part));
    if (parts.length === 0) return [code.toUpperCase()];
    const below = parts.flatMap((part) => leaves(part.code, [...seen, code]));
    return isWhole(code) ? below : [...below, `rest of ${code.toUpperCase()}`];
  };
  return new Map([...new Set(cells.map(({ code }) => code))].map((code) => [code, leaves(code, [])]));
}

function connected(cells: readonly Cell[]): Cell[][] {
  const groups: { to: number; cells: Cell[] }[] = [];
  for (const cell of [...cells].sort((a, b) => a.from - b.from)) {
    const last = groups.at(-1);
    if (last !== undefined && cell.from < last.to) {
      last.cells.push(cell);
      last.to = Math.max(last.to, cell.to);
    } else groups.push({ to: cell.to, cells: [cell] });
  }
  return groups.map((group) => group.cells);
}
