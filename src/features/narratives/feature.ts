import { z } from 'zod';
import { narrative as narrativeJob } from '../../../jobs/narrative.ts';
import { command, press, pressOn, type Subject, type UserAction } from '../../actions/action.ts';
import { matches, text, token, words } from '../../actions/fields.ts';
import { leadOf } from '../../core/measures/framework.ts';
import { relationshipsToMeasure } from '../../core/rights/relationships.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { narrativeMessages } from './messages.ts';
import { byBox } from './rules/narrative.ts';
import type { NarrativeFile } from './store.ts';
import { keepNarrative, submitNarrative } from './use-cases/answer-narrative.ts';
import { narrativesWaiting } from './use-cases/narrative-message.ts';
import { findNarrative, leadNameOf, narrativeFormView, objectiveNamed } from './use-cases/narrative-view.ts';
import { releaseNarratives, showNarratives, showOwnNarrative } from './use-cases/show-narratives.ts';
import { narrativeForm } from './words/narrative-form.ts';
import { narrativeNotices } from './words/narrative-words.ts';

const ABOUT = z.object({ subject: text(200) });
const FORM = ABOUT.extend({ ...byBox(() => words), card: token });

/** `subject` is `OBJECTIVE|PERIOD`. */
const written: Subject<{ readonly subject: string }, NarrativeFile> = {
  find: async ({ services, context }, { subject }) => {
    const [objective = '', period = ''] = subject.split('|');
    const found = await findNarrative(services, context, objective, period);
    const { contact } = context.framework.organisation;
    return found === undefined ? { view: { kind: 'notice', about: { what: 'noObjective', contact } } } : { found };
  },
  relationships: ({ context, person }, { narrative }) => {
    const lead = leadOf(context.framework, narrative.objective);
    return relationshipsToMeasure(person.profile, lead === undefined ? {} : { lead });
  },
  refuse: notYourObjective,
};

async function notYourObjective(action: UserAction, { narrative }: NarrativeFile): Promise<View> {
  const lead = await leadNameOf(action, narrative.objective);
  const objective = objectiveNamed(action.context, narrative.objective);
  const { contact } = action.context.framework.organisation;
  return { kind: 'notice', about: { what: 'notYourObjective', objective, lead, contact } };
}

export const narratives = feature('narratives', {
  presses: {
    showNarratives: press({ right: 'everyone', input: z.object({}), handle: showNarratives }),
    releaseNarratives: press({
      right: 'releaseNarratives',
      input: ABOUT,
      handle: (action, { subject }) => releaseNarratives(action, subject),
    }),
    openNarrative: pressOn({
      right: 'narrate',
      input: ABOUT,
      on: written,
      handle: (action, _said, file) => narrativeFormView(action, file),
    }),
    submitNarrative: pressOn({ right: 'narrate', input: FORM, on: written, handle: submitNarrative }),
    saveNarrative: pressOn({ right: 'narrate', input: FORM, on: written, handle: keepNarrative }),
  },
  commands: [
    command({
      command: 'narrative',
      right: 'everyone',
      input: matches(/^(?:my )?narrative[.?!]?$/i),
      help: { typed: 'narrative', does: 'the form for your objective in the report' },
      handle: showOwnNarrative,
    }),
    command({
      command: 'narratives',
      right: 'everyone',
      input: matches(/^(?:all )?narratives[.?!]?$/i),
      help: { typed: 'narratives', does: 'which objectives are written for the report', for: ['performance'] },
      handle: showNarratives,
    }),
  ],
  jobs: [narrativeJob],
  messages: narrativeMessages,
  views: { narrativeForm },
  notices: narrativeNotices,
  alsoWaiting: narrativesWaiting,
});
