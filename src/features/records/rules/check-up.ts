import type { Day } from '../../../core/calendar/day.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { NotLinked } from '../../channels/rules/views.ts';

/** What the doctor found: `wrong` keeps something from working, `look` may be meant. */
export type Finding = {
  readonly area: 'configuration' | 'storage' | 'register' | 'reach' | 'history';
  readonly level: 'wrong' | 'look';
  /** A setting, a measure's code, a committee's code, a person's address. */
  readonly where: string;
  readonly problem: string;
  readonly cure: string;
};

/** A person as far as the doctor looks: who they are, and whether the bot can write to them. */
export type Reach = { readonly person: Person; readonly reachable: boolean; readonly why: string };

type Facts = {
  readonly today: Day;
  readonly framework: Framework;
  readonly measures: readonly LiveMeasure[];
  readonly people: ReadonlyMap<PersonKey, Reach>;
};

const finding = (area: Finding['area'], level: Finding['level'], where: string, problem: string, cure: string) => ({
  area,
  level,
  where,
  problem,
  cure,
});

/** What is amiss in the register: measures that nobody answers for, committees without meetings, words that are missing. */
export function registerFindings(facts: Facts): Finding[] {
  return [...organisationFindings(facts.framework), ...measureFindings(facts), ...committeeFindings(facts)];
}

function organisationFindings({ organisation, closureDays, preElection }: Framework): Finding[] {
  const said = (fine: boolean, problem: string, cure: string): Finding[] =>
    fine ? [] : [finding('register', 'look', 'framework.yaml', problem, cure)];
  return [
    ...said(
      organisation.contact !== '',
      'There is no contact.',
      'Give organisation.contact: people are told whom to ask.',
    ),
    ...said(
      organisation.privacyNotice !== '',
      'There is no privacy notice.',
      'Publish docs/privacy.md with your own details, and give its address as organisation.privacy_notice.',
    ),
    ...said(
      closureDays.length > 0,
      'No days are listed on which the council is closed.',
      'Give closure_days (such as those between Christmas and New Year), or nothing if there are none.',
    ),
    ...said(
      preElection.length > 0,
      'No weeks before an election are listed, so explainers go to groups in them too.',
      'Give pre_election, with from: and until:, once the dates are known.',
    ),
  ];
}

function measureFindings({ measures, people }: Facts): Finding[] {
  const live = measures.filter(({ status }) => status === 'live');
  const ownerless = live.filter(({ owner }) => owner === undefined || !people.has(owner));
  const unmanaged = live.filter(({ owner, manager }) => {
    const ownersManager = owner === undefined ? undefined : people.get(owner)?.person.manager;
    return manager === undefined && ownersManager === undefined;
  });
  return [
    ...ownerless.map(({ code }) =>
      finding(
        'register',
        'wrong',
        code,
        'It is live and has no owner: nobody is asked.',
        'Give its owner in measures.csv.',
      ),
    ),
    ...unmanaged.map(({ code }) =>
      finding(
        'register',
        'look',
        code,
        'It has no manager, and its owner has none: nobody hears when it is still to come.',
        'Give manager in measures.csv, or manager_email of its owner in people.csv.',
      ),
    ),
  ];
}

function committeeFindings({ framework, today }: Facts): Finding[] {
  return framework.committees.flatMap(({ code, meetings }) => {
    const ahead = meetings.filter(({ date }) => date >= today);
    if (ahead.length === 0)
      return [
        finding(
          'register',
          'wrong',
          code,
          'It has no meeting ahead: it gets no digest.',
          'Give its meetings in framework.yaml.',
        ),
      ];
    return ahead.some(({ takesPerformance }) => takesPerformance !== undefined)
      ? []
      : [
          finding(
            'register',
            'look',
            code,
            'None of its meetings ahead takes performance.',
            'Give takes_performance for the meeting that does, in framework.yaml.',
          ),
        ];
  });
}

/** Committees and groups that nothing can be written to. */
export function channelFindings(channels: readonly NotLinked[]): Finding[] {
  return channels.map(({ as, code, title, why }) =>
    why === 'notLinked'
      ? finding(
          'reach',
          'look',
          code,
          `${title} has no channel or chat: nothing is sent to it.`,
          `Add the app to its team or chat, mention it there and type: ${as === 'committee' ? 'committee' : 'link here'} ${code}.`,
        )
      : finding(
          'reach',
          'wrong',
          code,
          `The channel or chat of ${title} cannot be written to: ${why}.`,
          'Add the app there again, or link it elsewhere.',
        ),
  );
}

/** Who answers for a live measure and cannot be written to, and why; each person once. */
export function reachFindings({ measures, people }: Facts): Finding[] {
  const owners = new Set(measures.filter(({ status }) => status === 'live').flatMap(({ owner }) => owner ?? []));
  return [...owners].flatMap((key): Finding[] => {
    const owner = people.get(key);
    if (owner === undefined || owner.reachable) return [];
    const owns = measures.filter((measure) => measure.owner === key).length;
    const about = `${owns} ${owns === 1 ? 'measure' : 'measures'}`;
    const { email, entraId } = owner.person;
    if (owner.why !== '')
      return [
        finding(
          'reach',
          'wrong',
          email,
          `The owner of ${about} cannot be written to: ${owner.why}.`,
          'Talk to them, or install the app for them again.',
        ),
      ];
    const first = entraId === '' ? 'has no Entra id in the register and ' : '';
    return [
      finding(
        'reach',
        'wrong',
        email,
        `The owner of ${about} ${first}has never been met in Teams.`,
        'Install the app for them by an app setup policy, or ask them to open it and type: due.',
      ),
    ];
  });
}
