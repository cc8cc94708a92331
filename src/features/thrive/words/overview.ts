import type { Gap } from '../rules/chain.ts';
import type { ReachSum, GroupReach } from '../rules/reach-and-clarity.ts';
import type { ThriveOverviewView } from '../rules/views.ts';
import { type CardData, pagerData, type Presented } from '../../../core/words/card-data.ts';
import { counted, listed, shorten, shown } from '../../../core/words/plain-text.ts';

const MOST_GAPS = 40;

const HOW: Record<GroupReach['how'], string> = {
  reached: 'reached in their channel or chat',
  printed: 'given to their lead to print',
  waiting: 'with something on its way',
  noPlace: 'with no channel or chat tied to them',
  nothingYet: 'with no figure yet',
};
const WHAT: Record<Gap['what'], string> = {
  work: 'nobody has said what they do',
  forResidents: 'nobody has said what changes for a resident',
  noMeasure: 'no measure is linked',
  unknownMeasure: 'is not in the register',
  moves: 'nobody has said how the work contributes to it',
  objective: 'has no objective',
  pledge: 'has no pledge',
  lead: 'nobody leads it, so nobody can approve or print',
  place: 'no channel or chat is tied to it',
};

/** Reach in one sentence whose numbers add up. */
export function reachWords({ groups, people, by }: ReachSum): string {
  const parts = (Object.keys(HOW) as GroupReach['how'][])
    .filter((how) => by[how].groups > 0)
    .map((how) => `${counted(by[how].people, 'person', 'people')} in ${counted(by[how].groups, 'group')} ${HOW[how]}`);
  const all = `${counted(groups, 'group')} with ${counted(people, 'person', 'people')}`;
  const [only] = (Object.keys(HOW) as GroupReach['how'][]).filter((how) => by[how].groups === groups);
  if (only !== undefined && groups > 0) return `${all}, all ${HOW[only]}.`;
  return parts.length === 0 ? `${all}.` : `${all}: ${listed(parts)}.`;
}

/** Clarity, or that there are too few answers. */
export function clarityWords({ answers, clarity }: Pick<ReachSum, 'answers' | 'clarity'>): string {
  if (clarity !== undefined) return `It was clear for ${clarity} in 100 of ${counted(answers, 'answer')}.`;
  return answers === 0
    ? 'Nobody has said yet whether it was clear.'
    : `${counted(answers, 'answer')} on whether it was clear: too few to show.`;
}

export function thriveOverview(view: ThriveOverviewView): Presented {
  const { standings, sum, gaps, open, page, pages } = view;
  const title = 'Thrive link: who was reached, and was it clear?';
  const reach = reachWords(sum);
  const names = new Map(standings.map(({ group }) => [group.code, group.name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const data: CardData = {
    heading: title,
    sum: reach,
    clarity: `${clarityWords(sum)}${open > 0 ? ` ${counted(open, 'question')} ${open === 1 ? 'waits' : 'wait'} for an answer.` : ''}`,
    rows: standings.map((one) => ({
      name: shorten(shown(one.group.name), 80),
      how: rowWords(one),
      waits: one.waits,
      group: one.group.code,
    })),
    questions: view.questions.map(({ id, group, question }) => ({
      asked: shown(`${nameOf(group)} asks: ${question}`, 300),
      subject: id,
    })),
    ...pagerData(page, pages),
    hasGaps: gaps.length > 0,
    gapsTitle: `Show ${counted(gaps.length, 'gap')}`,
    gaps: [
      ...gaps.slice(0, MOST_GAPS).map(({ group, code, what }) => ({
        text: shown(
          `${nameOf(group)}${code === '' ? '' : `, ${code}`}: ${WHAT[what]}${what === 'place' ? `: type link here ${group} there` : ''}`,
          300,
        ),
      })),
      ...(gaps.length > MOST_GAPS ? [{ text: `and ${counted(gaps.length - MOST_GAPS, 'more', 'more')}` }] : []),
    ],
  };
  return { template: 'thrive-overview', data, summary: title, fallbackText: `${title} ${reach}`, speak: reach };
}

function rowWords({ size, how, explainers, answers, clarity }: GroupReach): string {
  const people = size === 0 ? '' : `${counted(size, 'person', 'people')}, `;
  const had = explainers === 0 ? '' : `, ${counted(explainers, 'explainer')}`;
  const said =
    answers === 0 && explainers === 0
      ? ''
      : `. ${clarityWords({ answers, ...(clarity !== undefined && { clarity }) })}`;
  return `${people}${HOW[how]}${had}${said}`;
}
