import { analyse } from '../rules/analyse.ts';
import { proposedBaseline } from '../rules/baseline.ts';
import { easyIndicator } from '../rules/easy-indicator.ts';
import type { AnalysisAct, AnalysisCardView } from '../rules/views.ts';
import { type Act } from '../../../core/rights/may.ts';
import { may } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { type Choice, recordChoiceOf } from './record-choice.ts';
import { confirmBaseline } from './confirm-baseline.ts';

type Press = NonNullable<Inbound['press']>;

/** Whose right each act is. */
const RIGHTS: Readonly<Record<AnalysisAct, Act>> = {
  recordStep: 'recordChoice',
  recordScreening: 'recordChoice',
  confirmBaseline: 'setBaseline',
};
const MOST_WHY = 1000;

type Shown = Partial<Pick<AnalysisCardView, 'typed' | 'problem' | 'done'>>;

/** What `analysis CODE` shows: what the rules say, and what this person may decide. One storage transaction, or two. */
export async function showAnalysis(action: UserAction, code: string, shown: Shown = {}): Promise<View> {
  const { services, context, person } = action;
  const { contact } = context.framework.organisation;
  const file = code.length > 200 ? undefined : await services.store.measures.open(code);
  if (file === undefined) return { kind: 'notice', about: { what: 'unknownMeasure', contact } };
  if (!may('seeAnalysis', person.person, file.measure)) return mayNot(action, file);
  const { measure, readings } = file;
  const other = measure.readWith === '' ? undefined : await services.store.measures.open(measure.readWith);
  const latest = newest(file);
  const analysis = analyse(measure, readings, latest === undefined ? {} : { like: latest.period });
  const easy = may('recordChoice', person.person, measure) ? easyIndicator(measure, analysis) : null;
  const proposed = proposedBaseline(measure, readings);
  const acts = (Object.keys(RIGHTS) as AnalysisAct[]).filter(
    (act) => may(RIGHTS[act], person.person, measure) && (act !== 'confirmBaseline' || proposed !== undefined),
  );
  return {
    ...{ kind: 'analysisCard', measure, analysis, acts, typed: { from: '', why: '' } },
    ...(latest && { latest }),
    // The other measure's people may not be this one's: what is not released of it stays theirs.
    ...(other &&
      may('seeUnreleased', person.person, other.measure) && {
        beside: { measure: other.measure, reading: newest(other) },
      }),
    ...(easy && { easy }),
    ...(proposed && { proposed }),
    ...shown,
  };
}

/** Presses on that card; undefined for any other. */
export async function pressOnAnalysis(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  const code = data.measure ?? '';
  if (verb === 'showAnalysis') return showAnalysis(action, code);
  const act = (Object.keys(RIGHTS) as AnalysisAct[]).find((known) => known === verb);
  if (act === undefined) return undefined;
  const { services, context, person } = action;
  const { contact } = context.framework.organisation;
  const file = code.length > 200 ? undefined : await services.store.measures.open(code);
  if (file === undefined) return { kind: 'notice', about: { what: 'unknownMeasure', contact } };
  if (!may(RIGHTS[act], person.person, file.measure)) return mayNot(action, file);
  const typed = { from: (data.from ?? '').slice(0, 100), why: (data.note ?? '').slice(0, MOST_WHY) };
  const by = person.person.key;
  const outcome =
    act === 'confirmBaseline'
      ? await confirmBaseline(services, { code, why: typed.why, by })
      : await recordChoiceOf(services, { code, why: typed.why, choice: choiceOf(act, typed.from, data) }, by);
  if (outcome.kind === 'refused') return showAnalysis(action, code, { typed, problem: outcome.because });
  return showAnalysis(action, code, { done: act });
}

function choiceOf(act: 'recordStep' | 'recordScreening', from: string, data: Press['data']): Choice {
  return act === 'recordStep' ? { what: 'step', from } : { what: 'screening', on: data.on === 'yes' };
}

function newest({ readings }: MeasureFile) {
  return [...readings].sort((a, b) => a.period.end.localeCompare(b.period.end)).at(-1);
}

async function mayNot({ services, context }: UserAction, { measure }: MeasureFile): Promise<View> {
  const owner = measure.owner === undefined ? undefined : await services.store.people.byKey(measure.owner);
  const who = owner === undefined ? [] : [owner.person.name];
  const { contact } = context.framework.organisation;
  return { kind: 'notice', about: { what: 'mayNot', measure, who, contact } };
}
