import type { PlaygroundRole } from './playground.ts';

const OWNERS_STEPS = `  2. Type   due   and press Enter: you are asked for the figures of your measures.
  3. Open one, give its value and what it tells us, and press Submit. It comes back with its trend.`;

/** What a newcomer types first, by role. */
export const FIRST_STEPS: Readonly<Record<PlaygroundRole, string>> = {
  owner: OWNERS_STEPS,
  manager: `  2. Type   team   and press Enter: what your people have and have not answered, as on a Tuesday.
  3. Nudge an owner, give a measure to a colleague, ask about a figure that came in.`,
  performance: `  2. Type   progress   and press Enter: what has come, what is still to come and why, and what is held.
  3. Type   requests   to see what members asked. Acknowledge one, assign it with a date, answer it.
  4. Type   export register   and change a cell; type   upload   and send it back: what would change is shown first.`,
  officer: `  2. Type   committee families   and press Enter: its digest, before anyone else sees it. Edit it, release it,
     and fetch it as a Word document. In the group chat, mention @Performance and type the same: it goes there.
  3. Type   committee asked why is there nothing on culture?   : a form comes, filled in, for the performance team.`,
  councillor: `  2. Type   gap why is there nothing on culture?   and press Enter: a form comes, filled in.
  3. Send it to the performance team. Type   my requests   to see what becomes of it.`,
  staff: `  2. Type   link   and press Enter, choose your team: how its work counts for residents.
  3. You are not listed for a figure, so nothing is asked of you: type anything else and it says so.`,
};
