import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';

/** A row of `pmif export requests`. */
export type RequestLine = {
  readonly id: string;
  readonly status: string;
  readonly text: string;
  readonly committee: string;
  readonly meeting: string;
  readonly role: string;
  readonly name: string;
  readonly about: string;
  readonly measure: string;
  readonly raisedAt: string;
  readonly givenTo: string;
  readonly dueOn: string;
  readonly answer: string;
  readonly answeredAt: string;
  readonly weDid: string;
  readonly doneAt: string;
};

/** Ordered by number; people by their e-mail address. */
export async function requestRows({ store }: Services): Promise<RequestLine[]> {
  const addresses = new Map<PersonKey, string>();
  for await (const { person } of store.people.all()) addresses.set(person.key, person.email);
  const lines: RequestLine[] = [];
  for await (const {
    id,
    status,
    text,
    askedBy,
    about,
    raisedAt,
    givenTo,
    dueOn,
    answer,
    weDid,
  } of store.requests.all()) {
    lines.push({
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
      givenTo: givenTo === undefined ? '' : (addresses.get(givenTo) ?? ''),
      dueOn: dueOn ?? '',
      answer: answer?.text ?? '',
      answeredAt: answer?.at ?? '',
      weDid: weDid?.text ?? '',
      doneAt: weDid?.at ?? '',
    });
  }
  return lines;
}
