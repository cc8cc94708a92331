import type { EmployeeGroup } from '../../../core/measures/people.ts';

/** How a group is reached, how many of its people were, and how clear it was. */
export type GroupReach = {
  readonly group: Pick<EmployeeGroup, 'code' | 'name' | 'kind'>;
  /** 0 if the register does not say. */
  readonly size: number;
  /**
   * `reached`: an explainer arrived in its channel or chat. `printed`: its lead has the sheet, so the number of readers
   * is unknown. `waiting`: one is written or queued. `noPlace`: no conversation is linked.
   */
  readonly how: 'reached' | 'printed' | 'waiting' | 'noPlace' | 'nothingYet';
  readonly waits: boolean;
  readonly explainers: number;
  readonly answers: number;
  /** Percentage; undefined under ten answers. */
  readonly clarity?: number;
};

/** The parts add up: people = reached + printed + waiting + noPlace + nothingYet (docs/rules.md, "It adds up"). */
export type ReachSum = {
  readonly groups: number;
  readonly people: number;
  readonly by: Readonly<Record<GroupReach['how'], { readonly groups: number; readonly people: number }>>;
  readonly answers: number;
  readonly clarity?: number;
};

export type GroupFacts = {
  readonly group: EmployeeGroup;
  /** A notice board needs none: its lead gets the message. */
  readonly hasChannel: boolean;
  readonly arrived: number;
  readonly waits: boolean;
  readonly answers: readonly Answers[];
};

export function standingOf(facts: GroupFacts): GroupReach {
  const { group, arrived, waits } = facts;
  const sum = sumOf(facts.answers);
  const clarity = clarityOf(sum);
  const { code, name, kind } = group;
  return {
    group: { code, name, kind },
    size: group.size ?? 0,
    how: howReached(facts),
    waits,
    explainers: arrived,
    answers: sum.clear + sum.notQuite,
    ...(clarity !== undefined && { clarity }),
  };
}

function howReached({ group, hasChannel, arrived, waits }: GroupFacts): GroupReach['how'] {
  if (arrived > 0) return group.kind === 'noticeboard' ? 'printed' : 'reached';
  if (!hasChannel) return 'noPlace';
  return waits ? 'waiting' : 'nothingYet';
}

export function sumOfReach(standings: readonly GroupReach[], answers: Answers): ReachSum {
  const of = (how: GroupReach['how']) => {
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

/** Answers to *Was this clear?*, one per person and explainer, without names. */
export type Answers = { readonly clear: number; readonly notQuite: number };

/** Fewer answers would reveal what individuals said. */
export const SHOWN_FROM = 10;

/** Percentage; undefined while there are too few answers. */
export function clarityOf({ clear, notQuite }: Answers): number | undefined {
  const all = clear + notQuite;
  return all < SHOWN_FROM ? undefined : Math.round((clear * 100) / all);
}

export function sumOf(answers: readonly Answers[]): Answers {
  const total = (of: keyof Answers) => answers.reduce((sum, one) => sum + one[of], 0);
  return { clear: total('clear'), notQuite: total('notQuite') };
}
