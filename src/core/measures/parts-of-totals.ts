import type { Measure } from './measure.ts';

/** A measure whose people are among those of a total (`part_of` in the register). */
export type PartLink = { readonly code: string; readonly of: string };

/** All part links, sorted by code. */
export function partLinks(measures: Iterable<Pick<Measure, 'code' | 'partOf'>>): PartLink[] {
  return [...measures]
    .flatMap(({ code, partOf }) => (partOf === undefined ? [] : [{ code, of: partOf }]))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * All measures connected to this one by part links, up and down, without itself. What is hidden in one limits what the
 * others may show.
 */
export function relativesOf(code: string, links: readonly PartLink[]): string[] {
  const known = new Set([code.toUpperCase()]);
  const found: string[] = [];
  const left = [code];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const here = next.toUpperCase();
    for (const { code: part, of } of links) {
      const other = part.toUpperCase() === here ? of : of.toUpperCase() === here ? part : undefined;
      if (other === undefined || known.has(other.toUpperCase())) continue;
      known.add(other.toUpperCase());
      found.push(other);
      left.push(other);
    }
  }
  return found.sort();
}

/** Measures that would be part of themselves, each with the path: A is a part of B, B of A. */
export function circlesIn(links: readonly PartLink[]): { readonly code: string; readonly way: readonly string[] }[] {
  const totalOf = new Map(links.map(({ code, of }) => [code.toUpperCase(), of]));
  return links.flatMap(({ code }) => {
    const way = [code];
    for (let next = totalOf.get(code.toUpperCase()); next !== undefined; next = totalOf.get(next.toUpperCase())) {
      if (next.toUpperCase() === code.toUpperCase()) return [{ code, way: [...way, next] }];
      // A circle further up belongs to another measure.
      if (way.some((one) => one.toUpperCase() === next?.toUpperCase())) return [];
      way.push(next);
    }
    return [];
  });
}
