import {
  decideExplainer,
  type ExplainFacts,
  howItEnded,
  type GroupReader,
} from '../../../../src/features/thrive/rules/decide-explainer.ts';
import { decideWriting, newDraft, ended, type Explainer } from '../../../../src/features/thrive/rules/explainer.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { newMessage } from '../../../../src/messaging/rules/message.ts';
import { USUAL_QUIET } from '../../../../src/core/measures/quiet-rules.ts';
import { aGroup } from '../../../support/example-groups.ts';
import { on, owner } from '../../../support/examples.ts';

const TUESDAY = new Date('2026-11-24T10:00:00.000Z');
const name = (code: string, period: string) => ({ group: 'G1', code, period });
const figure = (code: string, period: string) => ({ code, period: periodOf(period) });
const reader: GroupReader = { to: 'place-1', workDays: [], heardOn: [], messages: [] };
const group = aGroup({ measures: ['M1', 'M2'] });

const facts = (change: Partial<ExplainFacts> = {}): ExplainFacts => ({
  group,
  reader,
  explainers: [],
  figures: [figure('M1', '2026-09'), figure('M2', '2026-08')],
  now: TUESDAY,
  calendar: { daysOff: new Set() },
  quiet: USUAL_QUIET,
  preElection: [],
  run: 'explain',
  ...change,
});
const draft = (code: string, period: string) => newDraft(name(code, period), '2026-11-20T09:00:00.000Z');
function approved(code: string, period: string): Explainer {
  const write = { what: 'approved', by: owner, at: '2026-11-23T09:00:00.000Z', sentence: '', form: 1 } as const;
  const outcome = decideWriting(draft(code, period), write);
  if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  return outcome.explainer;
}
const sent = (code: string, period: string, at: string) => ended(approved(code, period), 'sent', `${at}T10:00:00.000Z`);
const decided = (change: Partial<ExplainFacts>) => {
  const one = decideExplainer(facts(change));
  if (one.kind === 'draft') return `draft ${one.name.code} ${one.name.period}${one.replaces ? ' anew' : ''}`;
  if (one.kind === 'send') return `send ${one.message.key} ${one.message.notBefore.slice(0, 10)}`;
  return one.kind === 'skip' ? `skip ${one.why}${one.wakeOn === undefined ? '' : ` until ${one.wakeOn}`}` : one.kind;
};

describe('what a group hears next', () => {
  it.each<[string, Partial<ExplainFacts>, string]>([
    ['its newest figure, first as a draft', {}, 'draft M1 2026-09'],
    ['nothing where no figure may be shown', { figures: [] }, 'nothing'],
    ['nothing while its draft waits', { explainers: [draft('M1', '2026-09')] }, 'skip waitsForApproval'],
    [
      'the newer figure where the draft’s was overtaken',
      { explainers: [draft('M1', '2026-08')] },
      'draft M1 2026-09 anew',
    ],
    [
      'an approved one, in its hours',
      { explainers: [approved('M1', '2026-09')] },
      'send explain|G1|M1|2026-09 2026-11-24',
    ],
    [
      'nothing where nobody tied a channel',
      { explainers: [approved('M1', '2026-09')], reader: undefined },
      'skip noPlace',
    ],
    [
      'nothing where nobody leads a notice board',
      { explainers: [approved('M1', '2026-09')], reader: undefined, group: { ...group, kind: 'noticeboard' } },
      'skip noLead',
    ],
    [
      'nothing before an election',
      { explainers: [approved('M1', '2026-09')], preElection: [{ from: on('2026-11-20'), until: on('2026-12-10') }] },
      'skip preElection until 2026-12-11',
    ],
    [
      'the day after the place heard something else',
      { explainers: [approved('M1', '2026-09')], reader: { ...reader, heardOn: [on('2026-11-24')] } },
      'send explain|G1|M1|2026-09 2026-11-25',
    ],
    [
      'nothing for six weeks after the last',
      { explainers: [sent('M1', '2026-08', '2026-10-20')] },
      'skip sixWeeks until 2026-12-01',
    ],
    ['another measure after six weeks', { explainers: [sent('M1', '2026-08', '2026-10-13')] }, 'draft M2 2026-08'],
    [
      'not the same measure twice running',
      { explainers: [sent('M1', '2026-08', '2026-10-13')], figures: [figure('M1', '2026-09')] },
      'skip sameMeasure',
    ],
    [
      'its only measure again, by a new figure',
      {
        explainers: [sent('M1', '2026-08', '2026-10-13')],
        figures: [figure('M1', '2026-09')],
        group: { ...group, measures: ['M1'] },
      },
      'draft M1 2026-09',
    ],
    [
      'no figure twice',
      { explainers: [sent('M1', '2026-09', '2026-10-01')], figures: [figure('M1', '2026-09')] },
      'nothing',
    ],
    [
      'nothing old after its first',
      { explainers: [sent('M1', '2026-09', '2026-10-01')], figures: [figure('M2', '2024-08')] },
      'nothing',
    ],
    ['an old figure, where it is the first', { figures: [figure('M2', '2019-08')] }, 'draft M2 2019-08'],
  ])('is %s', (_what, change, expected) => expect(decided(change)).toBe(expected));

  it('is put once: a second look adds nothing', () => {
    const first = decideExplainer(facts({ explainers: [approved('M1', '2026-09')] }));
    if (first.kind !== 'send') throw new Error(first.kind);
    const after = { ...reader, messages: [first.message] };
    expect(decided({ explainers: [approved('M1', '2026-09')], reader: after })).toBe('alreadySaid');
  });
});

it.each([
  ['delivered', 'sent'],
  ['failed', 'failed'],
  ['queued', 'waiting'],
  ['unknown', 'waiting'],
] as const)('a message that is %s makes the explainer %s', (state, ends) => {
  const message = newMessage(
    { key: 'explain|G1|M1|2026-09', kind: 'explainer', to: 'place-1', topics: [], run: '' },
    TUESDAY,
  );
  expect(howItEnded(approved('M1', '2026-09'), [{ ...message, state }])).toBe(ends);
});

describe('writing an explainer', () => {
  const write = {
    what: 'approved',
    by: owner,
    at: '2026-11-24T10:00:00.000Z',
    sentence: 'Well done.',
    form: 1,
  } as const;

  it('keeps who did what, and the sentence as it stood', () => {
    const kept = decideWriting(draft('M1', '2026-09'), { ...write, what: 'written', sentence: 'Half a' });
    if (kept.kind !== 'changed') throw new Error(kept.kind);
    const done = decideWriting(kept.explainer, { ...write, form: 2 });
    if (done.kind !== 'changed') throw new Error(done.kind);
    expect(done.explainer).toMatchObject({ state: 'approved', sentence: 'Well done.', form: 3 });
    expect(done.explainer.history.map(({ what, sentence }) => [what, sentence])).toEqual([
      ['drafted', ''],
      ['written', 'Half a'],
      ['approved', 'Well done.'],
    ]);
  });

  it.each([
    ['of an older form', draft('M1', '2026-09'), { ...write, form: 7 }],
    ['twice', approved('M1', '2026-09'), { ...write, form: 2 }],
    ['after it went', sent('M1', '2026-09', '2026-11-24'), { ...write, what: 'reopened', form: 3 }],
  ] as const)('does nothing when it is pressed %s', (_how, explainer, again) => {
    expect(decideWriting(explainer, again)).toEqual({ kind: 'same' });
  });

  it('checks words when they are approved, and opens again before it goes', () => {
    const claim = decideWriting(draft('M1', '2026-09'), { ...write, sentence: 'We caused this.' });
    expect(claim.kind).toBe('refused');
    const again = decideWriting(approved('M1', '2026-09'), { ...write, what: 'reopened', form: 2 });
    expect(again).toMatchObject({ kind: 'changed', explainer: { state: 'draft' } });
  });
});
