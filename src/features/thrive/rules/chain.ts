import type { Day } from '../../../core/calendar/day.ts';
import { type Framework, wordingOn } from '../../../core/measures/framework.ts';
import type { EmployeeGroup } from '../../../core/measures/group.ts';
import type { Measure } from '../../../core/measures/measure.ts';

/** A link that nobody has made: the performance team sees it, and no sentence is invented in its place. */
export type Gap = {
  readonly group: string;
  /** The measure where the chain breaks; empty where it is the group's own. */
  readonly code: string;
  readonly what:
    'work' | 'forResidents' | 'noMeasure' | 'unknownMeasure' | 'moves' | 'objective' | 'pledge' | 'lead' | 'place';
};

/** One measure of a group, with the wordings in force on the day. Two lists: no mapping between them is published. */
export type Link = {
  readonly measure: Measure;
  /** How the work contributes to it; empty where nobody has said it. */
  readonly moves: string;
  readonly objectives: readonly string[];
  readonly pledges: readonly string[];
};

/** The Thrive link of a group: what we do → what changes for a resident → measure → its objectives and its pledges. */
export type Chain = { readonly group: EmployeeGroup; readonly links: readonly Link[]; readonly gaps: readonly Gap[] };

/** The chain as it stands on a day. `measures` are those of the group that there are; a missing one is a gap. */
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
    return measure === undefined ? [] : [linkOf(group, measure, framework, today)];
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

/** One link of the chain, in the wordings of that day. */
export function linkOf(
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
