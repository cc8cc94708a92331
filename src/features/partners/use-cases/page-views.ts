import { wordingOn } from '../../../core/measures/framework.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { earlierReadings, type MeasureDue } from '../../readings/rules/of-measure.ts';
import { openCopy, relativesOfARun } from '../../small-numbers/feature.ts';
import type { PartnerTyped } from '../rules/partner-page.ts';
import type { Appearance, PartnerFormView, PartnerPublicView } from '../rules/views.ts';
import type { StoredPartnerPage } from '../store.ts';

/** Earlier figures that a form shows. */
const MOST_KNOWN = 6;
export const NOTHING_TYPED: PartnerTyped = { value: '', soWhat: '', method: '', gap: '' };

/** A partner's page that was found by its address, with its measure. */
export type OpenedPage = MeasureDue & {
  readonly services: Services;
  readonly context: TodayContext;
  readonly stored: StoredPartnerPage;
};

/**
 * A measure as the public may see it: released figures, no small number, and no baseline that is one; no figure at all
 * of an exempt measure. Oldest first.
 */
async function knownOutside({
  services,
  context,
  file,
}: OpenedPage): Promise<{ readonly measure: LiveMeasure; readonly readings: readonly Reading[] }> {
  const copy = await openCopy(file, context, relativesOfARun(services, context.framework));
  if (copy !== undefined) return { measure: copy.measure, readings: copy.shown };
  const { baselineValue: _baseline, indicatorValue: _indicator, ...measure } = file.measure;
  return { measure, readings: [] };
}

/** Earlier figures that may be seen outside, oldest first. */
export const historyOf = async (opened: OpenedPage): Promise<readonly Reading[]> =>
  earlierReadings({ ...opened.file, ...(await knownOutside(opened)) }, opened.due);

async function aboutOf({ services, context, stored, file, due }: OpenedPage) {
  const { name: organisation, contact } = context.framework.organisation;
  const { sponsor, org } = stored.page;
  const from = (await services.store.people.byKey(sponsor))?.profile.name ?? '';
  return { today: context.today, organisation, contact, from, org, measure: file.measure, period: due.period };
}

/** The form, with what was typed and is wrong with it; a returned figure is filled in. */
export async function formOf(
  opened: OpenedPage,
  typed: PartnerTyped,
  problems: PartnerFormView['problems'] = [],
): Promise<PartnerFormView> {
  const { context, stored, due } = opened;
  const { page } = stored;
  const { framework, today } = context;
  const { measure } = await knownOutside(opened);
  const { returned, given } = page;
  const again = page.state === 'returned' && returned !== undefined && given !== undefined;
  const committee = due.meeting?.committee ?? measure.committees[0];
  const untouched = again && typed === NOTHING_TYPED;
  return {
    kind: 'partnerForm',
    ...(await aboutOf(opened)),
    measure,
    why: page.why,
    objective: wordingOn(framework.objectives, measure.policyObjective, today) ?? '',
    committee: framework.committees.find(({ code }) => code === committee)?.title ?? '',
    dueOn: due.dueOn,
    closesOn: page.closesOn,
    known: (await historyOf(opened)).slice(-MOST_KNOWN),
    typed: untouched ? { value: given.typed, soWhat: given.soWhat, method: given.method, gap: '' } : typed,
    problems,
    questions: page.questions,
    ...(again && { returned: returned.words }),
  };
}

export async function receiptOf(opened: OpenedPage): Promise<PartnerPublicView> {
  const { context, stored, file } = opened;
  const { page } = stored;
  const { given, state } = page;
  if (given === undefined || state === 'open' || state === 'revoked') return { kind: 'gone' };
  const isOfPeriod = ({ period }: Reading) => period.text === page.period;
  const own = file.readings.find(isOfPeriod);
  const isTheirs = page.accepted !== undefined && own?.suppliedBy === page.org;
  const shown = isTheirs ? (await knownOutside(opened)).readings.find(isOfPeriod) : undefined;
  return {
    kind: 'partnerReceipt',
    ...(await aboutOf(opened)),
    given,
    state,
    ...(page.returned && { returned: page.returned.words }),
    gap: page.gap?.text ?? '',
    ...(shown && { published: { reading: shown, appeared: appearancesOf(file, shown, context) } }),
    hidden: isTheirs && own.released && shown === undefined,
  };
}

/** The committees whose meeting takes the period's performance: a released figure is in their reports. */
function appearancesOf({ measure }: MeasureFile, { period }: Reading, { framework }: TodayContext): Appearance[] {
  return framework.committees
    .filter(({ code }) => measure.committees.some((one) => one.toLowerCase() === code.toLowerCase()))
    .flatMap(({ title, meetings }) => {
      // The first that takes the period: a later one takes the whole year.
      const [first] = meetings
        .filter(({ takesPerformance: takes }) => takes && takes.start <= period.end && period.end <= takes.end)
        .sort((a, b) => a.date.localeCompare(b.date));
      return first === undefined ? [] : [{ committee: title, on: first.date }];
    });
}
