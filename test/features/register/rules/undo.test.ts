import type { LiveMeasure, PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import {
  type MeasureUndone,
  undoMeasure,
  type ChangedMeasure,
  restored,
} from '../../../../src/features/register/rules/undo.ts';
import { aDueReading, aMeasure, aReading } from '../../../support/examples.ts';

const by = { by: 'person-1' as PersonKey, at: '2026-11-24T10:05:00.000Z' };
const measure = aMeasure({ code: 'A', title: 'New title', theme: 'Children' });
const note: ChangedMeasure = { code: 'A', fields: { title: ['Old title', 'New title'] }, readings: [], due: [] };
const file = (more: Partial<Parameters<typeof undoMeasure>[0]> = {}) => ({
  ...{ measure, readings: [], due: [], drafts: [] },
  ...more,
});
const PERIOD = '2026-09-30';
const made = aReading(PERIOD, '12', { revision: 2, released: true });
const revised = (before?: Reading): ChangedMeasure => ({
  ...{ code: 'A', fields: {}, due: [] },
  readings: [{ period: PERIOD, made: 2, ...(before && { before }) }],
});
const titleOf = ({ change }: MeasureUndone) => change?.measure?.title;

it.each<[string, Partial<LiveMeasure>, string | undefined, readonly string[]]>([
  ['the field that it changed is as before', {}, 'Old title', []],
  ['another field that somebody changed since stays as it is now', { theme: 'Theirs' }, 'Old title', []],
  ['the same field, changed again since, stays and is named', { title: 'Theirs' }, undefined, ['title']],
  ['what is as before already is nothing to undo', { title: 'Old title' }, undefined, []],
])('%s', (_what, since, title, kept) => {
  const now = { ...measure, ...since };
  const undone = undoMeasure(file({ measure: now }), note, by);
  expect(titleOf(undone)).toBe(title);
  expect(undone.kept.flatMap(({ what }) => what)).toEqual(kept);
  expect(undone.change?.measure).toEqual(title === undefined ? undefined : { ...now, title });
});

it('a field that the import brought is gone again, and one that it cleared is back', () => {
  const fields = { owner: [null, 'person-2'], deputy: ['person-3', null] } as const;
  const { deputy: _deputy, ...nobodys } = aMeasure({ owner: 'person-2' as PersonKey });
  const { record } = restored<LiveMeasure>(nobodys, fields);
  expect(record.owner).toBeUndefined();
  expect('owner' in record).toBe(false);
  expect(record.deputy).toBe('person-3');
});

it.each<[string, Partial<Reading>, Parameters<typeof file>[0], boolean]>([
  ['untouched', {}, {}, true],
  ['answered by its owner since', { revision: 3 }, {}, false],
  ['locked since', {}, { due: [aDueReading({ lockedOn: '2026-11-24' as never, lockedBy: by })] }, false],
  ['undone already', { undone: by }, {}, false],
])(
  'a reading that the import revised, %s: it stands as before where nobody has changed it',
  (_what, since, more, is) => {
    const before = aReading(PERIOD, '11', { revision: 1, soWhat: 'Said before.' });
    const undone = undoMeasure(file({ readings: [{ ...made, ...since }], ...more }), revised(before), by);
    expect(undone.change?.readings).toEqual(is ? [{ ...before, revision: 3, undone: by }] : undefined);
  },
);

it('a reading that the import added is taken out by a revision of its own, and shown to nobody', () => {
  const { change } = undoMeasure(file({ readings: [made] }), revised(), by);
  expect(change?.readings).toMatchObject([{ value: '12', revision: 3, released: false, takenOut: true, undone: by }]);
});

it.each<[string, Parameters<typeof file>[0], boolean]>([
  [
    'as it was brought, though the rules have opened a reading of it',
    { due: [aDueReading({ state: 'open', handled: '' })] },
    true,
  ],
  ['retitled since', { measure: { ...measure, title: 'Theirs' } }, false],
  ['answered since', { readings: [aReading(PERIOD, '12', { revision: 1 })] }, false],
  ['put off since', { due: [aDueReading({ state: 'notReady', handled: 'a press' })] }, false],
])('a measure that the import added, %s', (_what, now, isTakenOut) => {
  const undone = undoMeasure(file(now), { code: 'A', fields: {}, added: measure, readings: [], due: [] }, by);
  expect(undone.change?.takeOut ?? false).toBe(isTakenOut);
  expect(undone.kept).toEqual(isTakenOut ? [] : [{ key: 'A', what: [] }]);
  expect(undone.change?.acts.map(({ what, after }) => [what, after])).toEqual(
    isTakenOut ? [['undone', '']] : undefined,
  );
});
