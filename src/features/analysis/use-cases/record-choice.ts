import { type Choices, NO_CHOICES, type Recorded, withScreening, withStep } from '../../../core/measures/choices.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { mayAtDesk } from '../../../core/rights/relationships.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import { proposedBaseline } from '../rules/easy-indicator.ts';

export type Choice =
  { readonly what: 'step'; readonly from: string } | { readonly what: 'screening'; readonly on: boolean };

export type ChoiceRequest = {
  readonly code: string;
  readonly by: string;
  readonly why: string;
  readonly choice: Choice;
};

export type ChoiceOutcome =
  { readonly kind: 'recorded'; readonly choices: Choices } | { readonly kind: 'refused'; readonly because: string };

/** Only for the performance team: new limits can hide a problem. Figures and earlier steps are kept. */
export async function recordChoice(
  services: Pick<Services, 'store' | 'clock'>,
  request: ChoiceRequest,
): Promise<ChoiceOutcome> {
  const person = await services.store.people.byEmail(request.by);
  if (person === undefined || !mayAtDesk('recordChoice', person.profile)) {
    return refused(`${request.by} is not in the performance team by people.csv; only they may record this.`);
  }
  return recordChoiceOf(services, request, person.profile.key);
}

export async function recordChoiceOf(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { code, why, choice }: Omit<ChoiceRequest, 'by'>,
  by: PersonKey,
): Promise<ChoiceOutcome> {
  if (why.trim() === '') return refused('Say why: the reason stands beside the figures.');
  const recorded: Recorded = { by, at: clock.now().toISOString(), why: why.trim() };
  const load = () => store.measures.open(code);
  return saveWithRetry({ what: `measure ${code}`, load }, async (file): Promise<ChoiceOutcome | 'conflict'> => {
    if (file === undefined) return refused(`There is no measure ${code}. Its code is in the register's measures.csv.`);
    const made = choose(file.measure.analysis ?? NO_CHOICES, choice, recorded);
    if ('because' in made) return made;
    const saved = await store.measures.save(file, { measure: { ...file.measure, analysis: made } });
    return saved === 'saved' ? { kind: 'recorded', choices: made } : 'conflict';
  });
}

function choose(choices: Choices, choice: Choice, recorded: Recorded): Choices | ReturnType<typeof refused> {
  if (choice.what === 'screening') return withScreening(choices, choice.on ? recorded : undefined);
  const read = readPeriod(choice.from);
  if (read.kind !== 'read') return refused(`${choice.from}: ${read.problem} ${read.cure}`);
  return withStep(choices, { ...recorded, from: read.period });
}

const refused = (because: string) => ({ kind: 'refused' as const, because });

type Outcome = { readonly kind: 'recorded' } | { readonly kind: 'refused'; readonly because: string };

/** Makes the first figure the baseline. A measure that has a baseline keeps it. */
export async function confirmBaseline(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { code, why, by }: { readonly code: string; readonly why: string; readonly by: PersonKey },
): Promise<Outcome> {
  const reason = why.trim();
  if (reason === '') return refused('Say why this is where the framework began: one sentence is plenty.');
  const load = () => store.measures.open(code);
  return saveWithRetry({ what: `measure ${code}`, load }, async (file): Promise<Outcome | 'conflict'> => {
    const proposed = file && proposedBaseline(file.measure, file.readings);
    if (file === undefined || proposed === undefined) return { kind: 'recorded' };
    const { value, period } = proposed;
    const measure = { ...file.measure, baselineValue: value, baselinePeriod: period };
    const change = { before: '', after: `${value} ${period}`, reason };
    const act = { what: 'changed', about: 'baseline', by, at: clock.now().toISOString(), ...change } as const;
    const saved = await store.measures.save(file, { measure, acts: [act] });
    return saved === 'saved' ? { kind: 'recorded' } : 'conflict';
  });
}
