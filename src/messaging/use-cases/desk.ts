import type { UserAction } from '../../actions/action.ts';
import { dayInLondon } from '../../core/calendar/day.ts';
import type { View } from '../../core/view.ts';

/** *Pause everything*: nothing scheduled is decided or sent until somebody resumes. Pressed twice it is paused once. */
export async function pauseAll({ services, context, person }: UserAction): Promise<View> {
  const { pauses } = services.store;
  const there = await pauses.current();
  if (there === undefined) await pauses.begin({ since: context.now.toISOString(), by: person.profile.key });
  const since = there === undefined ? context.today : dayInLondon(new Date(there.since));
  return { kind: 'notice', about: { what: 'paused', since } };
}

/** Sending resumes. What came due meanwhile is decided by the next beat, in its newest state. */
export async function resumeAll({ services, context, person }: UserAction): Promise<View> {
  await services.store.pauses.end(person.profile.key, context.now.toISOString());
  return { kind: 'notice', about: { what: 'resumed' } };
}

/** Sends a run that is held. The job decides again, so that what goes is what is owed now. */
export async function sendHeld({ services, person }: UserAction, name: string): Promise<View> {
  const job = services.jobs.find((known) => known.name === name);
  if (job?.kind !== 'messages') return { kind: 'notice', about: { what: 'notUnderstood', open: 0 } };
  const request = { dry: false, confirm: true, by: person.profile.key };
  const { queued, skipped } = await job.run(services, request);
  return { kind: 'notice', about: { what: 'runSent', people: queued, paused: skipped.paused ?? 0 } };
}
