import type { ActionTable } from './actions/dispatch.ts';
import type { View } from './core/view.ts';
import type { Presented } from './core/words/card-data.ts';
import type { Names } from './core/words/notice-words.ts';
import type { Feature, FeatureName } from './feature.ts';
import { analysis } from './features/analysis/feature.ts';
import { channels } from './features/channels/feature.ts';
import { committeeDigest } from './features/committee-digest/feature.ts';
import { managers } from './features/managers/feature.ts';
import { narratives } from './features/narratives/feature.ts';
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
import { partners } from './features/partners/feature.ts';
import { thrive } from './features/thrive/feature.ts';
import { actionNotices, notice } from './messaging/words/notice.ts';

/**
 * Every feature there is: a new one is a line here, and nothing else is shared. Order matters only for typed sentences:
 * where two commands can read one, the first is meant.
 */
const LISTED = {
  messaging,
  channels,
  readings,
  analysis,
  narratives,
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
} satisfies Record<Exclude<FeatureName, 'actions' | 'notices'>, Feature> & Readonly<Record<string, Feature>>;

export const FEATURES: readonly Feature[] = Object.values(LISTED);

const commands = FEATURES.flatMap((feature) => feature.commands ?? []);

/** Every press and typed command. */
export const ACTIONS: ActionTable = {
  presses: Object.assign({}, ...FEATURES.map(({ presses }) => presses)),
  commands: commands.filter(({ last }) => last !== true),
  lastCommands: commands.filter(({ last }) => last === true),
};

export const JOBS: readonly Job[] = FEATURES.flatMap(({ jobs = [] }) => jobs);

/** What waits for people besides figures, from every feature. */
export const ALSO_WAITING = FEATURES.flatMap(({ alsoWaiting }) => alsoWaiting ?? []);

/** Every kind of message, by kind. */
export const MESSAGE_KINDS: MessageKinds = Object.assign({}, ...FEATURES.map(({ messages }) => messages));

export const NAMES: Names = {
  job: (name) => {
    const job = JOBS.find((known) => known.name === name);
    return { title: job?.title ?? name, held: job?.kind === 'messages' ? job.held : name };
  },
  message: (kind) => MESSAGE_KINDS[kind].called,
  typed: (reader) =>
    commands.flatMap(({ help }) => (help?.for?.includes(reader) === true ? [`${help.typed}: ${help.does}`] : [])),
};

const VIEWS: NonNullable<Feature['views']> = Object.assign({}, ...FEATURES.map(({ views }) => views));
const NOTICES: NonNullable<Feature['notices']> = Object.assign(
  {},
  actionNotices,
  ...FEATURES.map(({ notices }) => notices),
);

/** A view in words: the template, its data, and the lines for the toast, for old clients and for a screen reader. */
export function present(view: View): Presented {
  if (view.kind !== 'notice') return VIEWS[view.kind]?.(view, NAMES) ?? notDeclared(view.kind);
  const { what } = view.about;
  return notice(view, NOTICES[what]?.(view.about, NAMES) ?? notDeclared(what), NAMES);
}

function notDeclared(what: string): never {
  throw new Error(`no feature declares how ${what} is worded`);
}
