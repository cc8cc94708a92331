import { addDays } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { SHEET_LASTS, type SheetFacts } from '../rules/sheet.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { sheetFacts } from './sheet-facts.ts';

/**
 * A sheet to print, with an address of its own: each print has another, and all lead to the group's current sheet, so that
 * none on a wall is ever dead. Empty where people outside cannot reach this.
 */
export async function makeSheet(
  services: Services,
  context: TodayContext,
  group: EmployeeGroup,
  { preview = false } = {},
): Promise<{ readonly facts: SheetFacts; readonly address: string }> {
  const facts = await sheetFacts(services, context, group, { preview });
  const url = services.pages.url();
  if (url === undefined) return { facts, address: '' };
  const { tokens } = services.pages;
  const token = tokens.fresh();
  const until = addDays(context.today, SHEET_LASTS);
  await services.store.sheetAddresses.keep(tokens.hashOf(token), { group: group.code, until });
  return { facts, address: `${url}/f/${token}` };
}
