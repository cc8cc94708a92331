import type { UserAction } from '../../../actions/action.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import { makeSheet } from './make-sheet.ts';

/** The group's sheet as a PDF; a draft says that it is one. */
export async function printSheet(action: UserAction, group: EmployeeGroup): Promise<View> {
  const { services, context } = action;
  const { facts, address } = await makeSheet(services, context, group, { preview: true });
  const bytes = await services.printSheet(facts, address, 'pdf');
  const talk = Buffer.from(await services.printSheet(facts, address, 'txt')).toString('utf8');
  const name = `${group.code.replace(/[^\w-]+/g, '-')}-sheet-${context.today}.pdf`;
  const lines = facts.draft
    ? ['This is a draft: its words wait to be approved, so please do not put it up yet.']
    : ['Please print this and put it up where the team will see it. It is one page.', ...talk.split('\n\n').slice(-2)];
  return offerDocument(
    action,
    { name, type: 'application/pdf', bytes },
    { title: `The sheet for ${group.name}`, lines },
  );
}
