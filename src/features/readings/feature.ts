import { z } from 'zod';
import { ask } from '../../../jobs/ask.ts';
import { remind } from '../../../jobs/remind.ts';
import { command, press } from '../../actions/action.ts';
import { matches, page } from '../../actions/fields.ts';
import { feature } from '../../feature.ts';
import { readingMessages } from './messages.ts';
import { readDay } from './rules/put-off.ts';
import { comeBack, goAway } from './use-cases/absence.ts';
import { answerReading, keepDraft, keepTyped } from './use-cases/answer-reading.ts';
import { placeIn, showList } from './use-cases/ask-view.ts';
import { FORM, NOT_MINE, NOT_READY, pressOnForm } from './use-cases/form-press.ts';
import { formView } from './use-cases/form-view.ts';
import { disown, notMineForm, notReadyForm, putOff, withdraw } from './use-cases/not-ready-not-mine.ts';
import { staleAsks } from './use-cases/stale-asks.ts';
import {
  readsAnswer,
  readsAway,
  readsNotMine,
  readsNotReady,
  readsOpen,
  typedAbout,
} from './use-cases/typed-answer.ts';
import { askList } from './words/ask-list.ts';
import { noLongerCard, notMineCard, notReadyCard } from './words/not-ready-not-mine.ts';
import { readingForm } from './words/reading-form.ts';
import { readingNotices } from './words/reading-notices.ts';
import { receipt } from './words/receipt.ts';

const openForm = pressOnForm(FORM, ({ context, person }, { file, due }) => {
  const place = placeIn(person, file.measure.code, due.period.text);
  return formView(file, due, person, context, place && { place });
});

/** Asks owners for figures and what these tell us, takes their answers, and reminds them. */
export const readings = feature('readings', {
  presses: {
    showList: press({
      right: 'everyone',
      input: z.object({ page }),
      handle: (action, given) => showList(action, given.page),
    }),
    openReading: openForm,
    changeReading: openForm,
    submitReading: pressOnForm(FORM, answerReading),
    saveDraft: pressOnForm(FORM, keepDraft),
    notReady: pressOnForm(NOT_READY, async (action, found, typed, { step, reason, expectedOn, note }) => {
      if (!step) return notReadyForm(action, await keepTyped(action, found, typed));
      return putOff(action, found, { reason, expectedOn, note, token: `notReady ${typed.token}` });
    }),
    notMine: pressOnForm(NOT_MINE, async (action, found, typed, { step, to }) => {
      if (!step) return notMineForm(action, await keepTyped(action, found, typed));
      return disown(action, found, { to, token: `notMine ${typed.token}` });
    }),
    noLongerCollected: pressOnForm(FORM, async (action, found, typed, { step }) => {
      if (step) return withdraw(action, found, `noLonger ${typed.token}`);
      const { file, due } = await keepTyped(action, found, typed);
      return { kind: 'noLongerForm', rest: action.rest, measure: file.measure, due };
    }),
    imBack: press({ right: 'everyone', input: z.object({}), handle: comeBack }),
  },
  commands: [
    command({
      command: 'due',
      right: 'everyone',
      input: matches(/^(due|what('?s| is) due|list)[.?!]?$/i),
      help: {
        typed: 'due',
        does: 'what is wanted of you, as a numbered list',
        for: ['owner', 'manager', 'performance'],
      },
      handle: (action) => showList(action),
    }),
    command({
      command: 'change',
      right: 'everyone',
      input: matches(/^(?:undo|change|correct|edit)(?: it| that)?[.?!]?$/i),
      handle: () => ({ kind: 'notice', about: { what: 'howToChange' } }),
    }),
    command({
      command: 'away',
      right: 'everyone',
      input: readsAway,
      help: { typed: 'away until 15 January', does: 'your deputy is asked instead', for: ['owner', 'manager'] },
      handle: (action, { until }) => goAway(action, until),
    }),
    command({
      command: 'back',
      right: 'everyone',
      input: matches(/^(?:i'?m |i am |i’m )?back(?: now)?[.!]?$/i),
      handle: comeBack,
    }),
    typedAbout({
      command: 'notReady',
      input: readsNotReady,
      help: { typed: 'not ready 1 until 15 January', does: 'we ask again on that day', for: ['owner', 'manager'] },
      handle: (action, typed, found) => {
        const until = readDay(typed.until, action.context.today);
        if (until === undefined) return notReadyForm(action, found, typed.until);
        return putOff(action, found, { reason: 'other', expectedOn: until, note: '', token: action.token });
      },
    }),
    typedAbout({
      command: 'notMine',
      input: readsNotMine,
      help: { typed: 'not mine 1', does: 'we stop asking you', for: ['owner', 'manager'] },
      handle: (action, _typed, found) => notMineForm(action, found),
    }),
    typedAbout({
      command: 'open',
      input: readsOpen,
      last: true,
      help: { typed: '1', does: 'opens the form of number 1 of your list' },
      handle: ({ person, context }, _typed, { file, due }) => formView(file, due, person, context),
    }),
    typedAbout({
      command: 'answer',
      input: readsAnswer,
      last: true,
      help: {
        typed: '1 12.5 because …',
        does: 'answers number 1 of your list',
        for: ['owner', 'manager', 'performance'],
      },
      handle: (action, { value, words }, found) => {
        const { token } = action;
        const typed = { value, soWhat: words, nextSteps: '', provisional: false, token, how: 'typed' } as const;
        return answerReading(action, found, typed);
      },
    }),
  ],
  jobs: [ask, remind],
  messages: readingMessages,
  views: {
    askList,
    readingForm,
    receipt,
    notReadyForm: notReadyCard,
    notMineForm: notMineCard,
    noLongerForm: noLongerCard,
  },
  notices: readingNotices,
  staleCards: staleAsks,
});

/* What other features use of readings. */
export { type AlsoWaiting, somethingElseWaits } from './use-cases/also-waiting.ts';
export { answerInSilence } from './use-cases/answer-reading.ts';
export { rememberShown } from './use-cases/ask-view.ts';
export { changeDue, changeMeasure, type DecidedChange } from './use-cases/change-measure.ts';
export { dueOf, findDue, measureToAnswer } from './use-cases/find-due.ts';
export { formView, introductionFor } from './use-cases/form-view.ts';
export { handOver, wakeAfterHandOver } from './use-cases/hand-over.ts';
export { listDue } from './use-cases/list-due.ts';
export {
  type MeasuresOfARun,
  measuresOfARun,
  nextAskOf,
  openAndListOutstanding,
} from './use-cases/list-outstanding.ts';
export { openDueReadings, withOpenings } from './use-cases/open-due.ts';
export { leadView, roundView } from './use-cases/round-message.ts';
export { managersMeant } from './use-cases/open-due.ts';
