import type { Services } from '../../src/core/services.ts';
import type { LiveMeasure, PersonKey } from '../../src/core/measures/measure.ts';
import type { Person, Role } from '../../src/core/measures/people.ts';
import { aDueReading, aMeasure } from './examples.ts';
import { aFramework } from './frameworks.ts';
import type { Teammate } from './running-product.ts';

/**
 * Everybody whom the rights table knows, and what they are to what is their own: a measure, an employee group, an objective.
 * A stranger is in no register.
 */
export const ACTORS = {
  owner: { own: ['owner'], roles: [] },
  deputy: { own: ['deputy'], roles: [] },
  manager: { own: ['manager'], roles: [] },
  'committee officer': { own: [], roles: ['committee-officer'] },
  councillor: { own: [], roles: ['councillor'] },
  'performance team': { own: [], roles: ['performance'] },
  'lead of a group': { own: ['group-lead'], roles: [] },
  'lead of an objective': { own: ['lead'], roles: [] },
  everybody: { own: [], roles: [] },
  stranger: { own: [], roles: [] },
} as const satisfies Record<string, { readonly own: readonly string[]; readonly roles: readonly Role[] }>;
export type ActorName = keyof typeof ACTORS;
export const NAMES = Object.keys(ACTORS) as readonly ActorName[];

export const SIDES = ['own', 'others'] as const;
export type Side = (typeof SIDES)[number];

const numberOf = (name: ActorName) => NAMES.indexOf(name);
export const keyOf = (name: ActorName) => `person-${numberOf(name)}` as PersonKey;
export const emailOf = (name: ActorName) => `person${numberOf(name)}@example.gov.uk`;
export const teammate = (name: ActorName): Teammate => ({
  id: `29:actor-${numberOf(name)}`,
  aadObjectId: `00000000-0000-4000-a000-00000000000${numberOf(name)}`,
  name,
});
const COLLEAGUE = 'person-colleague' as PersonKey;
export const COLLEAGUES_ADDRESS = 'colleague@example.gov.uk';

/** What somebody acts on: theirs, or a colleague's. Each has their own of both, so that all can act at once. */
export const codeOf = (name: ActorName, side: Side) => `${side === 'own' ? 'OWN' : 'OTHER'}-${numberOf(name)}`;
export const committeeOf = (name: ActorName) => `committee-${numberOf(name)}`;
export const OBJECTIVES = { own: 'PO1', others: 'PO2' } as const;
export const PERIOD = '2026-09-30';

export function measureOf(name: ActorName, side: Side): LiveMeasure {
  const standing: readonly string[] = side === 'own' ? ACTORS[name].own : [];
  const has = (duty: string) => (standing.includes(duty) ? keyOf(name) : COLLEAGUE);
  const people = { owner: has('owner'), deputy: has('deputy'), manager: has('manager') };
  return aMeasure({ code: codeOf(name, side), countsPeople: false, sourceOrg: 'A charity', ...people });
}

/** A measure with one open due reading, whatever became of it before. */
export async function reset({ store }: Services, name: ActorName, side: Side): Promise<void> {
  const measure = measureOf(name, side);
  for (;;) {
    const file = await store.measures.open(measure.code);
    const nothing = { measure, due: [], drafts: [], readings: [], chain: { head: '', version: '' } };
    const due = aDueReading({ form: (file?.due[0]?.form ?? 0) + 1 });
    if ((await store.measures.save(file ?? nothing, { measure, due: [due] })) === 'saved') return;
  }
}

/** The register of all this. Requests: one of each, raised by and given to this person; and those of a colleague. */
export async function writeActors(services: Services): Promise<Map<string, string>> {
  const { store } = services;
  const person = (some: Partial<Person>): Person => ({
    ...{ key: COLLEAGUE, email: COLLEAGUES_ADDRESS, aliases: [], entraId: '', name: 'A colleague', service: '' },
    ...{ workDays: [], roles: [], ...some },
  });
  const known = NAMES.filter((name) => name !== 'stranger');
  const people = known.map((name) =>
    person({
      ...{ key: keyOf(name), email: emailOf(name), name, roles: ACTORS[name].roles },
      entraId: teammate(name).aadObjectId,
    }),
  );
  const group = (code: string, lead: string) => {
    return {
      code,
      name: code,
      kind: 'chat' as const,
      size: 5,
      lead,
      work: 'They visit families.',
      measures: [],
      forResidents: '',
      moves: {},
    };
  };
  const wording = (code: string) => ({ code, wordings: [{ from: '2020-01-01' as never, text: code }] });
  await store.register.write(
    {
      framework: {
        ...aFramework(),
        objectives: [wording('PO1'), wording('PO2')],
        leads: [
          { objective: OBJECTIVES.own, person: keyOf('lead of an objective') },
          { objective: OBJECTIVES.others, person: COLLEAGUE },
        ],
        // One each, for a committee reads in one place.
        committees: NAMES.map((name) => ({
          ...{ code: committeeOf(name), title: name, remit: '', exempt: [], meetings: [] },
        })),
      },
      groups: NAMES.flatMap((name) =>
        SIDES.map((side) =>
          group(codeOf(name, side), side === 'own' && name === 'lead of a group' ? emailOf(name) : COLLEAGUES_ADDRESS),
        ),
      ),
      people: [...people, person({})],
      measures: [],
    },
    () => undefined,
  );
  const requests = new Map<string, string>();
  for (const name of NAMES) {
    for (const side of SIDES) {
      await reset(services, name, side);
      const whose = side === 'own' && name !== 'stranger' ? keyOf(name) : COLLEAGUE;
      const { id } = await store.requests.raise(`${name} ${side}`, (number) => ({
        request: {
          ...{ id: number, text: 'Why nothing on culture?', askedBy: { committee: '', role: 'staff' } },
          ...{ raisedBy: whose, raisedAt: '2026-11-24T10:00:00.000Z', about: { kind: 'gap' }, status: 'given' },
          ...{ givenTo: whose, dueOn: '2026-12-10' as never, acts: [] },
        },
      }));
      requests.set(`${name} ${side}`, id);
    }
  }
  return requests;
}
