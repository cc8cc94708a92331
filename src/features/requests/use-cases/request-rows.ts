import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';
import type { MemberRequest } from '../rules/request.ts';

/** The rows of `pmif export requests`, ordered by number; people by their e-mail address. */
export async function requestRows({ store }: Services): Promise<ReturnType<typeof rowOf>[]> {
  const addresses = new Map<PersonKey, string>();
  for await (const { profile } of store.people.all()) addresses.set(profile.key, profile.email);
  const rows: ReturnType<typeof rowOf>[] = [];
  for await (const request of store.requests.all()) rows.push(rowOf(request, addresses));
  return rows;
}

function rowOf(request: MemberRequest, addresses: ReadonlyMap<PersonKey, string>) {
  const { id, status, text, askedBy, about, raisedAt, givenTo, dueOn = '', answer, weDid } = request;
  return {
    id,
    status,
    text,
    committee: askedBy.committee,
    meeting: askedBy.meeting ?? '',
    role: askedBy.role,
    name: askedBy.name ?? '',
    about: about.kind,
    measure: (about.kind === 'measure' ? about.code : about.draft) ?? '',
    raisedAt,
    givenTo: (givenTo && addresses.get(givenTo)) ?? '',
    dueOn,
    answer: answer?.text ?? '',
    answeredAt: answer?.at ?? '',
    weDid: weDid?.text ?? '',
    doneAt: weDid?.at ?? '',
  };
}
