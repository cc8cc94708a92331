import { circlesIn, partLinks } from '../../../../core/measures/parts-of-totals.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import type { MeasureRow } from '../register.ts';
import type { Notebook } from '../table.ts';

/** `part_of`: a total that nobody knows, a measure that is a part of itself, and parts that go round in a circle. */
export function checkParts(rows: readonly MeasureRow[], measures: ReadonlyMap<string, Measure>, book: Notebook): void {
  const circles = new Map(circlesIn(partLinks(measures.values())).map(({ code, way }) => [code, way]));
  for (const { file, line, code, given } of rows) {
    const { partOf } = given;
    if (partOf === undefined) continue;
    const wrong = (problem: string, cure: string) =>
      book.problems.push({ file, line, column: 'part_of', value: partOf, problem, cure });
    const way = circles.get(code);
    if (partOf.toUpperCase() === code.toUpperCase()) {
      wrong(`${code} cannot be a part of itself.`, 'Write the code of the total, or leave the cell empty.');
    } else if (!measures.has(partOf)) {
      wrong(`Nobody knows “${partOf}”.`, 'Write the code of a measure of this register, or add the total as a row.');
    } else if (way !== undefined) {
      wrong(`These go round in a circle: ${way.join(', a part of ')}.`, 'Empty the cell of the one that is the total.');
    }
  }
}
