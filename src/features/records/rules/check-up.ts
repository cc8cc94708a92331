import type { Day } from '../../../core/calendar/day.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { NotLinked } from '../../channels/rules/views.ts';

/** What the doctor found: `wrong` keeps something from working, `look` may be intended. */
export type Finding = {
  readonly area: 'configuration' | 'storage' | 'register' | 'reach' | 'history';
  readonly level: 'wrong' | 'look';
  /** A setting, a measure's code, a committee's code, a person's address. */
  readonly where: string;
  readonly problem: string;
  readonly cure: string;
};

export type Reach = { readonly person: Person; readonly reachable: boolean; readonly why: string };

type Facts = {
  readonly today: Day;
  readonly framework: Framework;
  readonly measures: readonly LiveMeasure[];
  readonly people: ReadonlyMap<PersonKey, Reach>;
};

const at =
  (level: Finding['level']) =>
  (area: Finding['area'], where: string, problem: string, cure: string): Finding => ({
    area,
    level,
    where,
    problem,
    cure,
  });
export const wrong = at('wrong');
export const look = at('look');

/** Measures without an owner, committees without meetings, texts that are missing. */
export function registerFindings(facts: Facts): Finding[] {
  return [
    ...organisationFindings(facts.framework),
    ...measureFindings(facts),
    ...committeeFindings(facts),
    ...twiceFindings(facts),
  ];
}

function organisationFindings({ organisation, closureDays, preElection }: Framework): Finding[] {
  const checks: readonly [fine: boolean, problem: string, cure: string][] = [
    [organisation.contact !== '', 'There is no contact.', 'Give organisation.contact: people are told whom to ask.'],
    [
      organisation.privacyNotice !== '',
      'There is no privacy notice.',
      'Publish docs/privacy.md with your own details, and give its address as organisation.privacy_notice.',
    ],
    [
      closureDays.length > 0,
      'No days are listed on which the council is closed.',
      'Give closure_days (such as those between Christmas and New Year), or nothing if there are none.',
    ],
    [
      preElection.length > 0,
      'No weeks before an election are listed, so explainers go to groups in them too.',
      'Give pre_election, with from: and until:, once the dates are known.',
    ],
  ];
  return checks.flatMap(([fine, problem, cure]) => (fine ? [] : [look('register', 'framework.yaml', problem, cure)]));
}

/** Earlier versions stored people again where an import that was broken off was repeated. */
function twiceFindings({ people }: Facts): Finding[] {
  const named = [...people].flatMap(([key, { person }]) =>
    [...new Set([person.email, ...person.aliases].map((address) => address.toLowerCase()))]
      .filter((address) => address !== '')
      .map((address) => ({ key, address })),
  );
  const problem = 'This address is stored for more than one person: one of them is not found by it, nor forgotten.';
  const cure = 'Restore a backup from before they were stored twice, or load the register into a new store.';
  return [...Map.groupBy(named, ({ address }) => address)].flatMap(([address, holders]) =>
    holders.length > 1 ? [wrong('register', address, problem, cure)] : [],
  );
}

function measureFindings({ measures, people }: Facts): Finding[] {
  const live = measures.filter(({ status }) => status === 'live');
  const ownerless = live.filter(({ owner }) => owner === undefined || !people.has(owner));
  const unmanaged = live.filter(({ owner, manager }) => {
    const ownersManager = owner === undefined ? undefined : people.get(owner)?.person.manager;
    return manager === undefined && ownersManager === undefined;
  });
  const noOwner = 'It is live and has no owner: nobody is asked.';
  const noManager = 'It has no manager, and its owner has none: no one hears when it is still to come.';
  const giveManager = 'Give manager in measures.csv, or manager_email of its owner in people.csv.';
  return [
    ...ownerless.map(({ code }) => wrong('register', code, noOwner, 'Give its owner in measures.csv.')),
    ...unmanaged.map(({ code }) => look('register', code, noManager, giveManager)),
  ];
}

function committeeFindings({ framework, today }: Facts): Finding[] {
  return framework.committees.flatMap(({ code, meetings }) => {
    const ahead = meetings.filter(({ date }) => date >= today);
    if (ahead.length === 0) {
      const problem = 'It has no meeting ahead: it gets no digest.';
      return [wrong('register', code, problem, 'Give its meetings in framework.yaml.')];
    }
    if (ahead.some(({ takesPerformance }) => takesPerformance !== undefined)) return [];
    const cure = 'Give takes_performance for the meeting that does, in framework.yaml.';
    return [look('register', code, 'None of its meetings ahead takes performance.', cure)];
  });
}

/** Committees and groups that nothing can be sent to. */
export function channelFindings(channels: readonly NotLinked[]): Finding[] {
  return channels.map(({ as, code, title, why }) => {
    if (why !== 'notLinked') {
      const problem = `The channel or chat of ${title} cannot be written to: ${why}.`;
      return wrong('reach', code, problem, 'Add the app there again, or link it elsewhere.');
    }
    const typed = `${as === 'committee' ? 'committee' : 'link here'} ${code}`;
    const cure = `Add the app to its team or chat, mention it there and type: ${typed}.`;
    return look('reach', code, `${title} has no channel or chat: nothing is sent to it.`, cure);
  });
}

/** Owners of live measures who cannot be reached, and why; each person once. */
export function reachFindings({ measures, people }: Facts): Finding[] {
  const owners = new Set(measures.filter(({ status }) => status === 'live').flatMap(({ owner }) => owner ?? []));
  return [...owners].flatMap((key): Finding[] => {
    const owner = people.get(key);
    if (owner === undefined || owner.reachable) return [];
    const owns = measures.filter((measure) => measure.owner === key).length;
    const about = `${owns} ${owns === 1 ? 'measure' : 'measures'}`;
    const { email, entraId } = owner.person;
    if (owner.why !== '') {
      const problem = `The owner of ${about} cannot be written to: ${owner.why}.`;
      return [wrong('reach', email, problem, 'Talk to them, or install the app for them again.')];
    }
    const first = entraId === '' ? 'has no Entra id in the register and ' : '';
    const problem = `The owner of ${about} ${first}has never been met in Teams.`;
    const cure = 'Install the app for them by an app setup policy, or ask them to open it and type: due.';
    return [wrong('reach', email, problem, cure)];
  });
}
