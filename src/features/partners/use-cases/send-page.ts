import type { AuditEntry } from '../../../core/audit-entry.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import { closesOn, type PartnerPage } from '../rules/partner-page.ts';
import type { PartnerLinkView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { AboutPage } from './about-page.ts';
import { partnerFigure } from './partner-figure.ts';
import { changeMeasure } from '../../readings/feature.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Services } from '../../../core/services.ts';

const MOST_WHY = 1000;
/** Anything else was not made here. */
const SEED = /^[\w-]{32}$/;

/** *Send to X*: the existing page, and the box for why; or the figure that is pending. */
export function partnerLink(about: AboutPage): View {
  const { stored } = about;
  if (stored?.page.state === 'given') return partnerFigure(about);
  return linkView(about, { why: stored?.page.why ?? '', seed: about.tokens.fresh() });
}

/**
 * Makes the page. Its address is derived from the card's seed, so that pressing twice makes one page; the addresses
 * of an earlier page stop working. The address itself is on this card only.
 */
export async function makePage(
  about: AboutPage,
  { why, seed: carried }: { readonly why: string; readonly seed: string },
): Promise<View> {
  const { action, file, due, url, tokens } = about;
  const { services, context, person } = action;
  const seed = SEED.test(carried) ? carried : tokens.fresh();
  if (why.length > MOST_WHY) {
    const cure = `Please shorten it to ${MOST_WHY.toLocaleString('en-GB')} characters.`;
    const problem = { field: 'note' as const, problem: 'That is too long for the page.', cure };
    return linkView(about, { why, seed, problems: [problem] });
  }
  const token = tokens.derived(seed, `${file.measure.code}|${due.period.text}`);
  const address = `${url}/r/${token}`;
  const form = tokens.hashOf(token);
  const page: PartnerPage = {
    code: file.measure.code,
    period: due.period.text,
    org: file.measure.sourceOrg.trim(),
    sponsor: person.profile.key,
    why: why.trim(),
    sentAt: context.now.toISOString(),
    closesOn: closesOn(due, context.today, context.calendar),
    state: 'open',
    form,
    receipt: tokens.hashOf(tokens.derived(token, 'receipt')),
    questions: [],
    press: '',
  };
  const { partnerPages } = services.store;
  const load = () => partnerPages.about(page.code, page.period);
  const what = `partner page ${page.code} ${page.period}`;
  return saveWithRetry({ what, opened: about.stored, load }, async (stored): Promise<View | 'conflict'> => {
    if (stored?.page.form === form) return linkView({ ...about, stored }, { why: stored.page.why, seed, address });
    if (stored?.page.state === 'given') return partnerFigure({ ...about, stored });
    if ((await partnerPages.save(page, stored)) !== 'saved') return 'conflict';
    const act = actOf(about, { what: 'asked', after: `${page.org} until ${page.closesOn}`, reason: page.why });
    await recordAct(services, file, act);
    return linkView({ ...about, stored: { page, version: '' } }, { why: page.why, seed, address });
  });
}

/** *Revoke*: its addresses stop working. Repeating it changes nothing. */
export async function revokePage(about: AboutPage): Promise<View> {
  const { action, file, due } = about;
  const { partnerPages } = action.services.store;
  const { code } = file.measure;
  const what = `partner page ${code} ${due.period.text}`;
  const load = () => partnerPages.about(code, due.period.text);
  return saveWithRetry({ what, opened: about.stored, load }, async (stored): Promise<View | 'conflict'> => {
    if (stored === undefined) return partnerLink({ ...about, stored });
    const { org, state } = stored.page;
    if (state !== 'revoked') {
      if ((await partnerPages.save({ ...stored.page, state: 'revoked' }, stored)) !== 'saved') return 'conflict';
      const act = actOf(about, { what: 'closed', after: `the page of ${org}`, reason: '' });
      await recordAct(action.services, file, act);
    }
    return { kind: 'notice', about: { what: 'partnerRevoked', measure: file.measure, due, org } };
  });
}

export async function recordAct(
  services: Pick<Services, 'store'>,
  opened: MeasureFile,
  act: AuditEntry,
): Promise<void> {
  await changeMeasure(services, opened, () => ({ outcome: undefined, change: { acts: [act] } }));
}

type Said = Pick<AuditEntry, 'what' | 'after' | 'reason'>;

function actOf({ action, due }: AboutPage, said: Said): AuditEntry {
  const { context, person } = action;
  const about = `page for ${due.period.text}`;
  return { about, by: person.profile.key, at: context.now.toISOString(), before: '', ...said };
}

type Shown = Pick<PartnerLinkView, 'why' | 'seed'> & Partial<Pick<PartnerLinkView, 'problems' | 'address'>>;

function linkView({ action, file, due, stored }: AboutPage, { problems = [], ...shown }: Shown): PartnerLinkView {
  return {
    kind: 'partnerLink',
    today: action.context.today,
    measure: file.measure,
    due,
    ...(stored && { page: stored.page }),
    problems,
    ...shown,
  };
}
