import { narrative } from '../jobs/narrative.ts';
import type { ActionTable } from './actions/dispatch.ts';
import type { View } from './core/view.ts';
import type { Presented } from './core/words/card-data.ts';
import type { Names } from './core/words/notice-words.ts';
import type { Feature, FeatureName } from './feature.ts';
import { channels } from './features/channels/feature.ts';
import { committeeDigest } from './features/committee-digest/feature.ts';
import { managers } from './features/managers/feature.ts';
import { narrativesWaiting } from './features/narratives/use-cases/narrative-message.ts';
import { powerBi } from './features/power-bi/feature.ts';
import { progress } from './features/progress/feature.ts';
import { readings } from './features/readings/feature.ts';
import { records } from './features/records/feature.ts';
import { register } from './features/register/feature.ts';
import { release } from './features/release/feature.ts';
import { requests } from './features/requests/feature.ts';
import { search } from './features/search/feature.ts';
import { messaging } from './messaging/feature.ts';
import type { Job } from './messaging/job.ts';
import type { MessageKinds } from './messaging/message-kind.ts';
import { messages as narratives } from './features/narratives/messages.ts';
import { partners } from './features/partners/feature.ts';
import { thrive } from './features/thrive/feature.ts';
import { notice } from './messaging/words/notice.ts';
import { presentLegacy } from './messaging/words/present.ts';

/**
 * Every feature there is: a new one is a line here, and nothing else is shared. Order matters only for typed sentences:
 * where two commands can read one, the first is meant.
 */
const LISTED = {
  messaging,
  channels,
  readings,
  thrive,
  partners,
  release,
  managers,
  committeeDigest,
  requests,
  search,
  progress,
  register,
  records,
  powerBi,
} satisfies Partial<Record<FeatureName, Feature>> & Readonly<Record<string, Feature>>;

export const FEATURES: readonly Feature[] = Object.values(LISTED);

const commands = FEATURES.flatMap((feature) => feature.commands ?? []);

/** Every press and typed command. */
export const ACTIONS: ActionTable = {
  presses: Object.assign({}, ...FEATURES.map(({ presses }) => presses)),
  commands: commands.filter(({ last }) => last !== true),
  lastCommands: commands.filter(({ last }) => last === true),
};

const LEGACY_JOBS = [narrative];
export const JOBS: readonly Job[] = [...LEGACY_JOBS, ...FEATURES.flatMap(({ jobs = [] }) => jobs)];

/** What waits for people besides figures, from every feature. */
export const ALSO_WAITING = [narrativesWaiting, ...FEATURES.flatMap(({ alsoWaiting }) => alsoWaiting ?? [])];

/** Every kind of message, by kind. */
export const MESSAGE_KINDS: MessageKinds = Object.assign(
  {},
  ...[narratives],
  ...FEATURES.map(({ messages }) => messages),
);

export const NAMES: Names = {
  job: (name) => {
    const job = JOBS.find((known) => known.name === name);
    return { title: job?.title ?? name, held: job?.kind === 'messages' ? job.held : name };
  },
  message: (kind) => MESSAGE_KINDS[kind].called,
};

const VIEWS: NonNullable<Feature['views']> = Object.assign({}, ...FEATURES.map(({ views }) => views));
const NOTICES: NonNullable<Feature['notices']> = Object.assign({}, ...FEATURES.map(({ notices }) => notices));

/** A view in words: the template, its data, and the lines for the toast, for old clients and for a screen reader. */
export function present(view: View): Presented {
  if (view.kind === 'notice') return notice(view, NOTICES[view.about.what]?.(view.about, NAMES));
  return VIEWS[view.kind]?.(view, NAMES) ?? presentLegacy(view);
}
