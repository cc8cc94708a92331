import type { EmployeeGroup } from '../../src/core/measures/people.ts';

/** A team of twelve with a channel, linked to measure M1, with every link made. */
export function aGroup(change: Partial<EmployeeGroup> = {}): EmployeeGroup {
  return {
    code: 'G1',
    name: 'Green team',
    kind: 'channel',
    size: 12,
    lead: 'green.lead@example.gov.uk',
    work: 'We keep the parks green.',
    forResidents: 'People have a place to sit in the sun.',
    measures: ['M1'],
    moves: { M1: 'It contributes to M1.' },
    ...change,
  };
}
