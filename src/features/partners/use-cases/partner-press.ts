import { may } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { findDue } from '../../readings/use-cases/find-due.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { acceptFigure, partnerFigure, returnFigure } from './partner-figure.ts';
import { makePage, partnerLink, revokePage } from './send-page.ts';

type Press = NonNullable<Inbound['press']>;

const VERBS = [
  'askPartner',
  'makePartnerPage',
  'revokePartner',
  'showPartner',
  'acceptPartner',
  'returnPartner',
] as const;

/** What a sponsor does about the page of a partner; undefined for any other press. */
export async function pressAboutPartner(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  const act = VERBS.find((known) => known === verb);
  if (act === undefined) return undefined;
  const { services, context, person } = action;
  const found = await findDue(action, data.measure ?? '', data.period ?? '');
  if ('view' in found) return found.view;
  const { file, due } = found;
  const { contact } = context.framework.organisation;
  const notAsked = { measure: file.measure, period: due.period.text };
  if (!may('askPartner', person.person, file.measure) || file.measure.sourceOrg.trim() === '')
    return { kind: 'notice', about: { what: 'notOpen', ...notAsked } };
  const { pages } = services;
  const url = pages?.url();
  if (pages === undefined || url === undefined) return { kind: 'notice', about: { what: 'noPublicAddress', contact } };
  const stored = await services.store.partnerPages.about(file.measure.code, due.period.text);
  const about = { action, file, due, stored, url, tokens: pages.tokens };
  switch (act) {
    case 'askPartner':
      return partnerLink(about);
    case 'makePartnerPage':
      return makePage(about, { why: data.why ?? '', seed: data.seed ?? '' });
    case 'revokePartner':
      return revokePage(about);
    case 'showPartner':
      return partnerFigure(about);
    case 'acceptPartner':
      return acceptFigure(about, Number(data.number ?? ''));
    case 'returnPartner':
      return returnFigure(about, Number(data.number ?? ''), data.note ?? '');
  }
}
