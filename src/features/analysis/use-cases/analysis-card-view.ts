import type { Subject, UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Right } from '../../../core/rights/may.ts';
import { may, relationshipsToMeasure } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { analyse } from '../rules/analyse.ts';
import { easyIndicator, proposedBaseline } from '../rules/easy-indicator.ts';
import type { AnalysisAct, AnalysisCardView } from '../rules/views.ts';

export const RIGHTS = {
  recordStep: 'recordChoice',
  recordScreening: 'recordChoice',
  confirmBaseline: 'setBaseline',
} as const satisfies Readonly<Record<AnalysisAct, Right>>;
const ACTS = Object.keys(RIGHTS) as AnalysisAct[];

const MOST_CODE = 200;

export const analysed: Subject<{ readonly measure: string }, MeasureFile> = {
  find: async ({ services, context }, { measure: code }) => {
    const found = code.length > MOST_CODE ? undefined : await services.store.measures.open(code);
    const { contact } = context.framework.organisation;
    return found === undefined ? { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } } : { found };
  },
  relationships: ({ person }, { measure }) => relationshipsToMeasure(person.profile, measure),
  refuse: async ({ services, context }, { measure }) => {
    const owner = measure.owner === undefined ? undefined : await services.store.people.byKey(measure.owner);
    const who = owner === undefined ? [] : [owner.profile.name];
    const { contact } = context.framework.organisation;
    return { kind: 'notice', about: { what: 'mayNot', measure, who, contact } };
  },
};

type Shown = Partial<Pick<AnalysisCardView, 'typed' | 'problem' | 'done'>>;

/** At most one storage transaction. */
export async function analysisCardView(
  { services, person }: UserAction,
  { measure, readings }: MeasureFile,
  shown: Shown = {},
): Promise<View> {
  const mayDo = (act: Right) => may(act, person.profile, measure);
  const other = measure.readWith === '' ? undefined : await services.store.measures.open(measure.readWith);
  const latest = newest(readings);
  const analysis = analyse(measure, readings, latest === undefined ? {} : { like: latest.period });
  const easy = mayDo('recordChoice') ? easyIndicator(measure, analysis) : null;
  const proposed = proposedBaseline(measure, readings);
  return {
    kind: 'analysisCard',
    measure,
    analysis,
    acts: ACTS.filter((act) => mayDo(RIGHTS[act]) && (act !== 'confirmBaseline' || proposed !== undefined)),
    typed: { from: '', why: '' },
    ...(latest && { latest }),
    // The right to one measure is none to the other.
    ...(other &&
      may('seeUnreleased', person.profile, other.measure) && {
        beside: { measure: other.measure, reading: newest(other.readings) },
      }),
    ...(easy && { easy }),
    ...(proposed && { proposed }),
    ...shown,
  };
}

const newest = (readings: MeasureFile['readings']) =>
  [...readings].sort((a, b) => a.period.end.localeCompare(b.period.end)).at(-1);
