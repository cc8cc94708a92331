import { releaseReadings } from '../../src/features/release/use-cases/release-readings.ts';
import { cardOf, pressOf, type Sent } from './fake-connector.ts';
import { NARRATIVE_WORDS } from './narrative-views.ts';
import { PERFORMANCE, type runningProduct, type Teammate } from './running-product.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;

/** Employee groups of the example that read in a channel or a chat. */
const GROUPS = ['childrens-home', 'customer-services', 'repairs', 'school-admissions'];

const channelOf = (group: string) => ({
  conversation: {
    id: `19:${group}@thread.tacv2;messageid=1`,
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'tenant',
  },
  channelData: {
    tenant: { id: 'tenant' },
    team: { id: '19:general@thread.tacv2' },
    channel: { id: `19:${group}@thread.tacv2`, name: group },
  },
});

/** The performance team ties each group's channel to it. */
export async function tieGroups(product: Product): Promise<void> {
  await product.install(PERFORMANCE);
  for (const group of GROUPS)
    await product.type(PERFORMANCE, `<at>Performance</at> link here ${group}`, channelOf(group));
}

/** What has come is released once a week; a figure that is released is news to its groups. */
export async function releaseWhatCame({ services }: Product): Promise<void> {
  const came: { code: string; period: string }[] = [];
  for await (const { measure, readings } of services.store.measures.all()) {
    for (const { period, released, soWhat } of readings)
      if (!released && soWhat !== '') came.push({ code: measure.code, period: period.text });
  }
  await releaseReadings(services, 'command', came);
}

/** Leads approve the drafts that were sent to them on a day, each by itself or in a list, on its evening. */
export async function approveDrafts(
  product: Product,
  leads: ReadonlyMap<string, Teammate>,
  today: ReadonlySet<string>,
): Promise<void> {
  const drafts = new Set<string>();
  for await (const { group, state } of product.services.store.explainers.all())
    if (state === 'draft') drafts.add(group);
  if (drafts.size === 0) return;
  for (const { code, lead } of await product.services.store.frameworks.groups()) {
    const who = lead === undefined || !drafts.has(code) ? undefined : leads.get(lead);
    if (who === undefined) continue;
    const sent = () => sentTo(product, who).filter(({ id }) => today.has(id));
    await openFromList(product, who, sent(), code);
    const shown = draftShownIn(sent(), code);
    if (shown !== undefined) await product.press(who, shown.press, { replyToId: shown.id });
  }
}

/** What came in a list with other things is opened from there, as a person would. */
async function openFromList(product: Product, who: Teammate, sent: readonly Sent[], group: string): Promise<void> {
  const row = sent
    .map((one) => buttonOf(one, 'showDraft', (data) => data.group === group))
    .findLast((one) => one !== undefined);
  if (row !== undefined) await product.press(who, row.press, { replyToId: row.id });
}

function draftShownIn(sent: readonly Sent[], group: string) {
  const shown = sent.map((one) => buttonOf(one, 'approveExplainer', (data) => data.group === group));
  return shown.findLast((one) => one !== undefined);
}

/** Leads of objectives write what is asked of them, one after the other, on the evening of the day on which it was asked. */
export async function writeNarratives(
  product: Product,
  leads: Iterable<Teammate>,
  asked: ReadonlySet<string>,
): Promise<void> {
  for (const who of leads) {
    let form = sentTo(product, who).findLast(({ id }) => asked.has(id));
    const inList = form && buttonOf(form, 'openNarrative');
    if (inList !== undefined) {
      await product.press(who, inList.press, { replyToId: inList.id });
      form = sentTo(product, who).at(-1);
    }
    let button = form && buttonOf(form, 'submitNarrative');
    // The next one takes the place of the one that was sent.
    for (let written = 0; button !== undefined && written < 9; written += 1) {
      await product.press(who, { ...button.press, ...NARRATIVE_WORDS }, { replyToId: button.id });
      form = sentTo(product, who).at(-1);
      button = form && buttonOf(form, 'submitNarrative');
    }
  }
}

const sentTo = ({ connector }: Product, who: Teammate) =>
  connector.sent.filter(({ conversation }) => conversation === `a:${who.id.slice(3)}`);

function buttonOf(sent: Sent, verb: string, where?: (data: Record<string, string>) => boolean) {
  try {
    return { id: sent.id, press: pressOf(cardOf(sent), verb, where) };
  } catch {
    return undefined; // another card of theirs
  }
}
