import type { UserAction } from '../../../actions/action.ts';
import { readerOf } from '../../../core/measures/people.ts';
import type { View } from '../../../core/view.ts';
import { alsoWaiting } from './also-waiting.ts';
import { askView, rememberShown } from './ask-view.ts';
import { openAndListOutstanding } from './list-outstanding.ts';

/** What a person owes now, and what else waits for them: the list, or the form where there is one thing only. */
export async function showList(action: UserAction, page = 1): Promise<View> {
  const { services, context, person } = action;
  const outstanding = await openAndListOutstanding(services, context, person);
  const also = await alsoWaiting(services, context, person);
  const view = askView(outstanding.owed, person, context, { page, also });
  if (view === undefined) {
    const { nextAsk } = outstanding;
    const reader = readerOf(person.person.roles, person.duties);
    return { kind: 'notice', about: { what: 'nothingDue', done: false, ...(nextAsk && { nextAsk }), reader } };
  }
  await rememberShown(action, outstanding);
  return view;
}
