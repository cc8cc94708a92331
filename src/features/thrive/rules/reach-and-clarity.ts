import type { EmployeeGroup } from '../../../core/measures/group.ts';
import { type Answers, clarityOf, sumOf } from './clarity.ts';

/** How a group stands: how it is reached, how many of its people were, and for how many it was clear. */
export type Standing = {
  readonly group: Pick<EmployeeGroup, 'code' | 'name' | 'kind'>;
  /** People of the group; 0 where the register does not say. */
  readonly size: number;
  /**
   * `reached`: an explainer arrived in its channel or chat. `printed`: its lead was given the sheet, so how many read it
   * nobody knows. `waiting`: something is written or queued. `noPlace`: no conversation is linked to the group.
   */
  readonly how: 'reached' | 'printed' | 'waiting' | 'noPlace' | 'nothingYet';
  /** Something is written and waits to be approved, or to go. */
  readonly waits: boolean;
  /** Explainers that arrived. */
  readonly explainers: number;
  readonly answers: number;
  /** Of a hundred; undefined under ten answers. */
  readonly clarity?: number;
};

/** Everything together, so that the sums can be checked: people = reached + printed + waiting + noPlace + nothingYet. */
export type ReachSum = {
  readonly groups: number;
  readonly people: number;
  readonly by: Readonly<Record<Standing['how'], { readonly groups: number; readonly people: number }>>;
  readonly answers: number;
  readonly clarity?: number;
};

export type GroupFacts = {
  readonly group: EmployeeGroup;
  /** Whether a conversation is linked to it (a notice board needs none: its lead is messaged). */
  readonly hasChannel: boolean;
  readonly arrived: number;
  readonly waits: boolean;
  readonly answers: readonly Answers[];
};

/** Reach and clarity of one group. */
export function standingOf({ group, hasChannel, arrived, waits, answers }: GroupFacts): Standing {
  const sum = sumOf(answers);
  const clarity = clarityOf(sum);
  const { code, name, kind } = group;
  return {
    group: { code, name, kind },
    size: group.size ?? 0,
    how: howReached({ kind, hasChannel, arrived, waits }),
    waits,
    explainers: arrived,
    answers: sum.clear + sum.notQuite,
    ...(clarity !== undefined && { clarity }),
  };
}

function howReached({
  kind,
  hasChannel,
  arrived,
  waits,
}: Pick<GroupFacts, 'hasChannel' | 'arrived' | 'waits'> & Pick<EmployeeGroup, 'kind'>) {
  if (arrived > 0) return kind === 'noticeboard' ? 'printed' : 'reached';
  if (!hasChannel) return 'noPlace';
  return waits ? 'waiting' : 'nothingYet';
}

/** The sum over groups. Clarity counts answers, not groups, and is shown from ten answers on. */
export function sumOfReach(standings: readonly Standing[], answers: Answers): ReachSum {
  const of = (how: Standing['how']) => {
    const those = standings.filter((one) => one.how === how);
    return { groups: those.length, people: those.reduce((sum, { size }) => sum + size, 0) };
  };
  const clarity = clarityOf(answers);
  return {
    groups: standings.length,
    people: standings.reduce((sum, { size }) => sum + size, 0),
    by: {
      reached: of('reached'),
      printed: of('printed'),
      waiting: of('waiting'),
      noPlace: of('noPlace'),
      nothingYet: of('nothingYet'),
    },
    answers: answers.clear + answers.notQuite,
    ...(clarity !== undefined && { clarity }),
  };
}
