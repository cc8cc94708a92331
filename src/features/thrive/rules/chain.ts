import type { Day } from '../../../core/calendar/day.ts';
import { type Framework, wordingOn } from '../../../core/measures/framework.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { Measure } from '../../../core/measures/measure.ts';

/** A missing link of the chain, reported to the performance team. No text is invented for it. */
export type Gap = {
  readonly group: string;
  readonly code: string;
  readonly what:
    'work' | 'forResidents' | 'noMeasure' | 'unknownMeasure' | 'moves' | 'objective' | 'pledge' | 'lead' | 'place';
};

/** A measure of a group with the current wordings. No mapping between objectives and pledges is published. */
export type Link = {
  readonly measure: Measure;
  readonly moves: string;
  readonly objectives: readonly string[];
  readonly pledges: readonly string[];
};

/** Work → change for a resident → measures → objectives and pledges (docs/rules.md, "The chain of a Thrive link"). */
export type Chain = { readonly group: EmployeeGroup; readonly links: readonly Link[]; readonly gaps: readonly Gap[] };

/** `measures` are the group's existing ones; a missing one is a gap. */
export function chainOf(
  group: EmployeeGroup,
  measures: readonly Measure[],
  framework: Pick<Framework, 'objectives' | 'pledges'>,
  today: Day,
): Chain {
  const gap = (what: Gap['what'], code = ''): Gap => ({ group: group.code, code, what });
  const known = new Map(measures.map((measure) => [measure.code, measure]));
  const links = group.measures.flatMap((code) => {
    const measure = known.get(code);
    return measure === undefined ? [] : [chainLink(group, measure, framework, today)];
  });
  const gaps = [
    ...(group.work.trim() === '' ? [gap('work')] : []),
    ...(group.forResidents.trim() === '' ? [gap('forResidents')] : []),
    ...(group.lead === '' ? [gap('lead')] : []),
    ...(group.measures.length === 0 ? [gap('noMeasure')] : []),
    ...group.measures.filter((code) => !known.has(code)).map((code) => gap('unknownMeasure', code)),
    ...links.flatMap(({ measure, moves, objectives, pledges }) => [
      ...(moves === '' ? [gap('moves', measure.code)] : []),
      ...(objectives.length === 0 ? [gap('objective', measure.code)] : []),
      ...(pledges.length === 0 ? [gap('pledge', measure.code)] : []),
    ]),
  ];
  return { group, links, gaps };
}

export function chainLink(
  group: Pick<EmployeeGroup, 'moves'>,
  measure: Measure,
  { objectives, pledges }: Pick<Framework, 'objectives' | 'pledges'>,
  today: Day,
): Link {
  const objective = wordingOn(objectives, measure.policyObjective, today);
  return {
    measure,
    moves: (group.moves[measure.code] ?? '').trim(),
    objectives: objective === undefined ? [] : [objective],
    pledges: measure.pledges.flatMap((code) => wordingOn(pledges, code, today) ?? []),
  };
}
