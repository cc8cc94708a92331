import { analyse } from '../../analysis/rules/analyse.ts';
import { comparable } from '../../analysis/rules/series.ts';
import { wordingOn } from '../../../core/measures/framework.ts';
import { mayAnyone } from '../../../core/rights/relationships.ts';
import { searchIndex, type SearchIndex } from '../rules/search-index.ts';
import type { Found, MeasureCardView } from '../rules/views.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { type RelativesOfARun, relativesOfARun } from '../../small-numbers/use-cases/relatives.ts';
import { openCopy } from '../../thrive/use-cases/explainer-facts.ts';

/** An index serves for so long (milliseconds); whoever asks later starts a new one, and is served by the old meanwhile. */
const SERVES_FOR = 60_000;
/** An index older than this is not shown any more: somebody waits for the new one. */
const TOO_OLD = 10 * 60_000;
/** Figures on a card that is put into a chat. */
const MOST_POINTS = 24;

export type MeasureSearch = {
  /** Released measures that fit, the best first. No storage transaction, but for the first who asks in a long while. */
  find(query: string, skip: number, most: number): Promise<readonly Found[]>;
  /** The card of one, as it stands now: what was taken back since is not shown. One storage transaction. */
  card(code: string): Promise<MeasureCardView | undefined>;
};

/**
 * Finds released measures from an index in memory, which is made from the table at most once a minute and only while
 * people search: a keystroke reads nothing.
 */
export function measureSearch(services: Services): MeasureSearch {
  let made: { readonly at: number; readonly index: SearchIndex<Found> } | undefined;
  let making: Promise<SearchIndex<Found>> | undefined;
  const refresh = (): Promise<SearchIndex<Found>> => {
    making ??= build(services)
      .then((index) => {
        made = { at: performance.now(), index };
        return index;
      })
      .finally(() => (making = undefined));
    return making;
  };
  const current = async (): Promise<SearchIndex<Found>> => {
    const age = made === undefined ? Infinity : performance.now() - made.at;
    if (made === undefined || age > TOO_OLD) return refresh();
    // A fault is told to whoever has to wait for an index, and the old one serves meanwhile.
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

async function build(services: Services): Promise<SearchIndex<Found>> {
  const context = await readToday(services);
  const found: Found[] = [];
  const relatives = relativesOfARun(services, context.framework);
  for await (const file of services.store.measures.all()) {
    const one = await foundIn(file, context, relatives);
    if (one !== undefined) found.push(one);
  }
  return searchIndex(found);
}

/** A measure as it is found; undefined where nothing of it is released, or where it may stand in no open paper. */
async function foundIn(
  file: MeasureFile,
  context: TodayContext,
  relatives: RelativesOfARun,
): Promise<Found | undefined> {
  const newest = await newestOf(file, context, relatives);
  if (newest === undefined) return undefined;
  const { measure, reading } = newest;
  const { framework, today } = context;
  const committees = framework.committees
    .filter(({ code }) => measure.committees.includes(code))
    .map(({ title }) => title);
  const objective = wordingOn(framework.objectives, measure.policyObjective, today) ?? '';
  const words = [
    measure.theme,
    measure.definition,
    measure.sourceOrg,
    measure.policyObjective,
    objective,
    ...committees,
  ];
  return { code: measure.code, title: measure.title, words, measure, reading };
}

/** The newest released figure that may be seen by anybody; nothing where the newest is hidden, for an older would pass as it. */
async function newestOf(file: MeasureFile, context: TodayContext, relatives: RelativesOfARun) {
  if (file.measure.status === 'draft') return undefined;
  const copy = await openCopy(file, context, relatives);
  const newest = [...(copy?.readings ?? [])]
    .sort(
      (a, b) =>
        a.reading.period.end.localeCompare(b.reading.period.end) ||
        b.reading.period.start.localeCompare(a.reading.period.start),
    )
    .at(-1);
  if (copy === undefined || newest?.kind !== 'shown') return undefined;
  return { measure: copy.measure, reading: newest.reading, shown: copy.shown };
}

async function cardOf(
  file: MeasureFile,
  context: TodayContext,
  relatives: RelativesOfARun,
): Promise<MeasureCardView | undefined> {
  const newest = await newestOf(file, context, relatives);
  if (newest === undefined) return undefined;
  const { measure, reading, shown } = newest;
  const { trend } = analyse(measure, shown, { like: reading.period });
  const { today, framework } = context;
  return {
    kind: 'measureCard',
    organisation: framework.organisation.name,
    measure,
    reading,
    history: comparable(shown, reading.period).slice(-MOST_POINTS),
    ...(trend && { trend }),
    today,
  };
}
