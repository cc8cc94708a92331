import { analyse } from '../../analysis/rules/analyse.ts';
import { comparable } from '../../analysis/rules/series.ts';
import { wordingOn } from '../../../core/measures/framework.ts';
import { mayAnyone } from '../../../core/rights/relationships.ts';
import { searchIndex, type SearchIndex } from '../rules/search-index.ts';
import type { FoundMeasure, MeasureCardView } from '../rules/views.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { newestShown, openCopy, type RelativesOfARun, relativesOfARun } from '../../small-numbers/feature.ts';

/** In milliseconds. An older index still answers while a new one is made. */
const SERVES_FOR = 60_000;
/** In milliseconds. Above this a search waits for the new index. */
const TOO_OLD = 10 * 60_000;
const MOST_POINTS = 24;

export type MeasureSearch = {
  /** Best matches first. It costs storage transactions only when the index is made. */
  find(query: string, skip: number, most: number): Promise<readonly FoundMeasure[]>;
  /** Read again, so that a figure that was taken back is not shown. One storage transaction. */
  card(code: string): Promise<MeasureCardView | undefined>;
};

/** Searches an index in memory, made at most once a minute while people search: Teams asks at every keystroke. */
export function measureSearch(services: Services): MeasureSearch {
  let made: { readonly at: number; readonly index: SearchIndex<FoundMeasure> } | undefined;
  let making: Promise<SearchIndex<FoundMeasure>> | undefined;
  const now = () => services.clock.now().getTime();
  const refresh = (): Promise<SearchIndex<FoundMeasure>> => {
    making ??= build(services)
      .then((index) => {
        made = { at: now(), index };
        return index;
      })
      .finally(() => (making = undefined));
    return making;
  };
  const current = async (): Promise<SearchIndex<FoundMeasure>> => {
    // An index is also too old if the clock was set back.
    const age = made === undefined ? Infinity : Math.abs(now() - made.at);
    if (made === undefined || age > TOO_OLD) return refresh();
    // An error is raised by the search that waits for an index; until then the old index serves.
    if (age > SERVES_FOR) refresh().catch(() => {});
    return made.index;
  };
  return {
    async find(query, skip, most) {
      return mayAnyone('search') ? (await current()).find(query, skip, most) : [];
    },
    async card(code) {
      const file =
        code === '' || code.length > 200 || !mayAnyone('search') ? undefined : await services.store.measures.open(code);
      const context = await readToday(services);
      return file && cardOf(file, context, relativesOfARun(services, context.framework));
    },
  };
}

async function build(services: Services): Promise<SearchIndex<FoundMeasure>> {
  const context = await readToday(services);
  const { framework, today } = context;
  const relatives = relativesOfARun(services, framework);
  const found: FoundMeasure[] = [];
  for await (const file of services.store.measures.all()) {
    const newest = await newestOf(file, context, relatives);
    if (newest === undefined) continue;
    const { measure, reading } = newest;
    const { code, title, theme, definition, sourceOrg, policyObjective } = measure;
    const objective = wordingOn(framework.objectives, policyObjective, today) ?? '';
    const committees = framework.committees.filter((one) => measure.committees.includes(one.code));
    const own = [theme, definition, sourceOrg, policyObjective, objective];
    found.push({ code, title, words: [...own, ...committees.map((one) => one.title)], measure, reading });
  }
  return searchIndex(found);
}

/** Undefined if nothing of it is released, or it is exempt. */
async function newestOf(file: MeasureFile, context: TodayContext, relatives: RelativesOfARun) {
  if (file.measure.status === 'draft') return undefined;
  const copy = await openCopy(file, context, relatives);
  const reading = copy && newestShown(copy);
  return copy && reading && { measure: copy.measure, reading, shown: copy.shown };
}

async function cardOf(file: MeasureFile, context: TodayContext, relatives: RelativesOfARun) {
  const newest = await newestOf(file, context, relatives);
  if (newest === undefined) return undefined;
  const { measure, reading, shown } = newest;
  const { trend } = analyse(measure, shown, { like: reading.period });
  const history = comparable(shown, reading.period).slice(-MOST_POINTS);
  const { today, framework } = context;
  const organisation = framework.organisation.name;
  return { kind: 'measureCard', organisation, measure, reading, history, ...(trend && { trend }), today } as const;
}
