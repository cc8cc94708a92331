import { draftsWaiting } from './use-cases/thrive-messages.ts';
import { z } from 'zod';
import { explain } from '../../../jobs/explain.ts';
import {
  command,
  commandOn,
  openCommand,
  openPress,
  press,
  pressOn,
  type Subject,
  type Visitor,
} from '../../actions/action.ts';
import { matches, page, reads, text, token, words } from '../../actions/fields.ts';
import type { EmployeeGroup } from '../../core/measures/people.ts';
import { relationshipsToGroup } from '../../core/rights/relationships.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { thriveMessages } from './messages.ts';
import { askAboutExplainer, sayWhetherClear } from './use-cases/answer-explainer.ts';
import { answerGroup } from './use-cases/answer-question.ts';
import { GONE, groupOf, leads } from './use-cases/groups.ts';
import { showThrive } from './use-cases/overview.ts';
import { printSheet } from './use-cases/make-sheet.ts';
import { chooseGroup, showLink } from './use-cases/show-link.ts';
import { approveExplainer, notYours, showDraft, writeExplainer } from './use-cases/write-explainer.ts';
import { explainer, explainerDraft } from './words/explainer.ts';
import { groupChoice, groupQuestion, thriveLink } from './words/links.ts';
import { thriveOverview } from './words/overview.ts';
import { thriveNotices } from './words/thrive-words.ts';

/** The name of an explainer on its card. */
const name = { group: text(200), measure: text(200), period: text(60) };

/** An explainer in a channel stays for all its readers; a note for one of them goes below. */
const below = (_input: unknown, view: View, { inbound }: Visitor) =>
  inbound.channel !== undefined && view.kind !== 'explainer';

/** The group whose explainer is written or printed: for its lead and the performance team. */
const group: Subject<{ group: string }, EmployeeGroup> = {
  async find({ services }, { group: code }) {
    const found = await groupOf(services, code);
    return found === undefined ? { view: GONE } : { found };
  },
  relationships: ({ person }, found) => relationshipsToGroup(leads(person.profile, found)),
  refuse: ({ context }, found) => notYours(context, found),
};

const ofGroup = { right: 'writeExplainer', on: group } as const;
const form = { ...name, note: words, card: token.transform(Number) };

/** Employee groups: how their work counts, in their channel or on a printed sheet; was it clear, and their questions. */
export const thrive = feature('thrive', {
  presses: {
    wasClear: openPress({
      right: 'sayWhetherClear',
      input: z.object({ ...name, answer: text(20) }),
      below,
      handle: sayWhetherClear,
    }),
    askQuestion: openPress({
      right: 'askAboutExplainer',
      input: z.object({ ...name, note: words, share: text(10) }),
      below,
      handle: askAboutExplainer,
    }),
    showLink: openPress({
      right: 'askAboutExplainer',
      input: z.object({ group: text(200), step: text(20) }),
      below,
      handle: chooseGroup,
    }),
    writeExplainer: pressOn({
      ...ofGroup,
      input: z.object({ ...form, step: text(20) }),
      below,
      handle: writeExplainer,
    }),
    approveExplainer: pressOn({ ...ofGroup, input: z.object(form), below, handle: approveExplainer }),
    showDraft: pressOn({
      ...ofGroup,
      input: z.object({ group: text(200) }),
      below,
      handle: (action, _input, found) => showDraft(action, found),
    }),
    printSheet: pressOn({
      ...ofGroup,
      input: z.object({ group: text(200) }),
      below: (_input, view) => view.kind === 'document',
      handle: (action, _input, found) => printSheet(action, found),
    }),
    answerGroup: press({
      right: 'answerGroup',
      input: z.object({ subject: text(200), step: text(20), note: words }),
      below,
      handle: answerGroup,
    }),
    showThrive: press({
      right: 'seeThrive',
      input: z.object({ page }),
      below,
      handle: (action, at) => showThrive(action, at.page),
    }),
  },
  commands: [
    command({
      command: 'thrive',
      right: 'seeThrive',
      input: matches(/^(?:thrive|groups|explainers)[.?!]?$/i),
      handle: (action) => showThrive(action),
      help: { typed: 'thrive', does: 'shows which groups were reached, and what they asked', for: ['performance'] },
    }),
    openCommand({
      command: 'link',
      right: 'askAboutExplainer',
      input: reads(({ plain }) => groupAfterLink(plain)),
      handle: (visitor, said) => showLink(visitor, said.group),
      help: { typed: 'link', does: 'shows how your team’s work counts', for: ['owner', 'manager', 'staff'] },
    }),
    commandOn({
      ...ofGroup,
      command: 'sheet',
      input: reads(({ said }) => {
        const code = /^(?:sheet|print) (\S{1,100})$/i.exec(said)?.[1];
        return code === undefined ? undefined : { group: code };
      }),
      handle: (action, _input, found) => printSheet(action, found),
      help: { typed: 'sheet GROUP', does: 'makes the group’s sheet to print', for: ['performance'] },
    }),
  ],
  views: { explainer, explainerDraft, groupChoice, groupQuestion, thriveLink, thriveOverview },
  notices: thriveNotices,
  messages: thriveMessages,
  alsoWaiting: draftsWaiting,
  jobs: [explain],
});

/** `link` or `link GROUP`; `link here` links a channel. */
function groupAfterLink(plain: string): { group: string } | undefined {
  const link = /^(?:thrive )?link(?: (\S{1,100}))?[.?!]?$/i.exec(plain);
  const code = link?.[1] ?? '';
  return link === null || /^here[.!?]?$/i.test(code) ? undefined : { group: code.replace(/[.?!]$/, '') };
}

// What other features use.
export { dropAuthors } from './use-cases/answer-question.ts';
export { thriveReach } from './use-cases/overview.ts';
