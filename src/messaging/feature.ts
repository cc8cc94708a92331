import { z } from 'zod';
import { command, press, type UserAction } from '../actions/action.ts';
import { matches, text } from '../actions/fields.ts';
import { readerOf } from '../core/measures/people.ts';
import type { View } from '../core/view.ts';
import { feature } from '../feature.ts';
import type { MessageView, ToPerson } from './message-kind.ts';
import type { Message } from './rules/message.ts';
import { answerConsent } from './use-cases/answer-consent.ts';
import { pauseAll, resumeAll, sendHeld } from './use-cases/desk.ts';
import { deskNotices } from './words/desk-words.ts';
import { document, savedFile } from './words/document.ts';
import { ANSWER } from './rules/delivery-policy.ts';

const HELP =
  /^(?:help|hello|hi|hey|start|good (?:morning|afternoon)|\?|privacy(?: notice)?|who are you|what (?:is this|can (?:you do|i type)))[.?!]*$/i;
const THANKS = /^(?:ok(?:ay)?,? )?(?:many )?(?:thanks|thank you|cheers|ta|ok|okay|great)[.!]*$/i;

/** The conversation itself (help, thanks, stop), and running the desk: held runs, pause and resume. */
export const messaging = feature('messaging', {
  presses: {
    sendHeld: press({
      right: 'runTheDesk',
      input: z.object({ subject: text(100) }),
      handle: (action, { subject }) => sendHeld(action, subject),
    }),
    pauseAll: press({ right: 'runTheDesk', input: z.object({}), handle: pauseAll }),
    resumeAll: press({ right: 'runTheDesk', input: z.object({}), handle: resumeAll }),
  },
  commands: [
    command({ command: 'help', right: 'everyone', input: matches(HELP), handle: help }),
    command({
      command: 'thanks',
      right: 'everyone',
      input: matches(THANKS),
      handle: () => ({ kind: 'notice', about: { what: 'thanked' } }),
    }),
    command({
      command: 'unsubscribe',
      right: 'everyone',
      input: matches(/^(?:please )?(?:stop|unsubscribe|leave me alone)[.!]*$/i),
      handle: unsubscribe,
    }),
    command({
      command: 'pause',
      right: 'runTheDesk',
      input: matches(/^pause(?: everything)?[.!]?$/i),
      help: { typed: 'pause', does: 'holds everything that is scheduled', for: ['performance'] },
      handle: pauseAll,
    }),
    command({
      command: 'resume',
      right: 'runTheDesk',
      input: matches(/^resume(?: everything)?[.!]?$/i),
      help: { typed: 'resume', does: 'sends the latest of what was held', for: ['performance'] },
      handle: resumeAll,
    }),
  ],
  messages: {
    heldRun: {
      policy: ANSWER,
      called: 'the question about a held run',
      toPerson: heldRunView,
    },
  },
  views: { document, savedFile },
  notices: deskNotices,
  onConsent: answerConsent,
});

function help({ context, person }: UserAction): View {
  const { privacyNotice, contact } = context.framework.organisation;
  const owns = person.duties.some(({ as }) => as !== 'manager');
  const reader = readerOf(person.profile.roles, person.duties);
  return { kind: 'notice', about: { what: 'help', privacyNotice, contact, reader, owns } };
}

function unsubscribe({ context, person }: UserAction): View {
  const { contact } = context.framework.organisation;
  const reader = readerOf(person.profile.roles, person.duties);
  return { kind: 'notice', about: { what: 'unsubscribe', contact, reader } };
}

/** The question whether a held run may go. Not sent once the run went or was dropped. */
async function heldRunView({ services }: ToPerson, { topics: [about] }: Message): Promise<MessageView> {
  const held = await services.store.runs.held(about?.code ?? '');
  if (held === undefined) return { skip: 'overtaken' };
  return { view: { kind: 'notice', about: { what: 'heldRun', job: held.job, people: held.people } }, shown: {} };
}
