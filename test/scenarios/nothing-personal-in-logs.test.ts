import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { runManagerDigest } from '../../src/features/managers/use-cases/run-manager-digest.ts';
import { housekeep } from '../../src/features/records/use-cases/housekeep.ts';
import type { Services } from '../../src/core/services.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { beat } from '../../jobs/beats.ts';
import { fakeIngestion } from '../support/fake-ingestion.ts';
import { pressOf, TROUBLES } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

/** Words that nobody else says, one for each place where people write. */
const WORDS = {
  soWhat: 'Quixotic otters closed two homes this summer, so more children came into care.',
  nextSteps: 'Recruit zebra-striped carers.',
  note: 'Waiting for the marmalade return.',
  question: 'Why the persimmon dip in May?',
  answer: 'Because the walrus count was late.',
  request: 'Why nothing on harpsichord lessons?',
  unknown: 'please pass the gooseberry fool',
  hold: 'complaint of the cormorant keeper',
};
const MARKS = ['Quixotic', 'zebra', 'marmalade', 'persimmon', 'walrus', 'harpsichord', 'gooseberry', 'cormorant'];

it('a full run, with log and telemetry as talkative as they can be, says no name, address or word of anybody', async () => {
  const ingestion = await fakeIngestion();
  const lines: string[] = [];
  const product = await runningProduct({
    register: registerOf('head.of.service@example.gov.uk'),
    env: { LOG_LEVEL: 'trace', APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString },
    logTo: { write: (line) => void lines.push(line) },
  });
  const on = (iso: string): Services => ({ ...product.services, clock: { now: () => new Date(iso) } });
  const go = { dry: false, confirm: true };
  const post = (iso: string) =>
    deliver(on(iso), product.server.messenger, { perSecond: 1000, concurrency: 4 }, product.telemetry);
  product.watch();

  for (const who of [OWNER, MANAGER, PERFORMANCE]) await product.install(who);
  await runRound(product.services, 'ask', go);
  await post('2026-11-26T15:30:00Z');
  await product.type(OWNER, 'due');
  await product.press(OWNER, pressOf(product.lastCard(), 'openReading'));
  const form = pressOf(product.lastCard(), 'submitReading');
  await product.press(OWNER, { ...form, value: 'gooseberry' });
  const again = pressOf(product.lastCard(), 'submitReading');
  await product.press(OWNER, { ...again, value: '12.5', soWhat: WORDS.soWhat, nextSteps: WORDS.nextSteps });
  await product.type(OWNER, 'due');
  await product.type(OWNER, 'PMIF-LAC-N');
  const later = pressOf(product.lastCard(), 'notReady');
  await product.press(OWNER, {
    ...later,
    ...{ step: 'confirm', reason: 'other', expectedOn: '2026-12-08', note: WORDS.note },
  });
  await product.type(OWNER, 'not mine PMIF-RESIGN');
  await product.type(OWNER, `raise ${WORDS.request}`);
  await product.type(OWNER, WORDS.unknown);
  await product.type(STRANGER, WORDS.unknown);
  await product.type(PERFORMANCE, `legal hold service.manager@example.gov.uk because of ${WORDS.hold}`);
  await runRound(on('2026-12-03T09:30:00Z'), 'remind', go);
  await runManagerDigest(on('2026-12-15T09:30:00Z'), go);
  // One arrives, one is refused for good, one meets a broken line.
  product.connector.refuse(TROUBLES.blocked, 'dropBefore');
  await post('2026-12-15T15:30:00Z');
  await product.type(MANAGER, 'digest');
  const digest = product.connector.sent.findLast(({ activity }) => JSON.stringify(activity).includes('"query"'));
  if (digest !== undefined) {
    const query = pressOf(digest.activity, 'query');
    await product.press(MANAGER, { ...query, step: 'confirm', note: WORDS.question }, { replyToId: digest.id });
    await product.press(OWNER, { ...query, verb: 'answerQuery', step: 'confirm', note: WORDS.answer });
  }
  // What is broken says only of what kind it is.
  const broken = () => Promise.reject(new Error(WORDS.soWhat));
  await beat(
    { services: product.services, log: product.log, telemetry: product.telemetry },
    {
      kind: 'upkeep',
      name: 'broken',
      schedule: '',
      title: '',
      logged: '',
      onBeat: broken,
      onCommand: () => Promise.resolve({ report: {}, sentence: '' }),
    },
    () => '',
  );
  await housekeep(product.services, { dry: false });

  const people: string[] = [];
  for await (const { profile } of product.services.store.people.all())
    people.push(profile.email, ...profile.aliases, profile.name);
  await product.close();
  await ingestion.close();

  const log = lines.join('');
  const sent = ingestion.bodies.join('\n');
  // It did say something: each activity, each request to storage, each message, by ids.
  expect(log).toContain('"activity":"activity-');
  expect(log).toContain('"msg":"handled an activity"');
  expect(log).toMatch(/"message":"ask\|[0-9a-f-]{36}\|2026-11-2\d","storage":"/);
  expect(sent).toContain('pmif.outbox.lag');
  expect(sent).toContain('pmif.activity');
  expect(sent).toContain('pmif.readings.answered');

  const found = [...MARKS, ...people, '@example.gov.uk', OWNER.name, STRANGER.name].filter(
    (word) => word !== '' && (log.includes(word) || sent.includes(word)),
  );
  expect(found).toEqual([]);
});
