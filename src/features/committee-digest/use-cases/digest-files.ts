import { addDays, instantInLondon } from '../../../core/calendar/day.ts';
import type { DigestFileLink } from '../rules/views.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Report } from '../../reports/rules/report.ts';
import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services } from '../../../core/services.ts';
import type { Document } from '../../../messaging/files.ts';
import { digestReport } from './digest-view.ts';
import { type DigestAt, digestOn } from './find-digest.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;
type Format = keyof typeof TYPES;

/** `whole`: Word with every measure of the framework appended. */
export const DIGEST_FILES = ['docx', 'html', 'whole'] as const;
export type DigestFileKind = (typeof DIGEST_FILES)[number];
const TITLES: Readonly<Record<DigestFileKind, string>> = {
  docx: 'the digest as a Word document',
  html: 'the digest for an e-mail',
  whole: 'the report for the agenda, with the whole framework',
};
type PostedFile = DigestFileLink & { readonly id: string };

/** Days after the meeting for which links in a committee's channel work. */
const LINKS_LAST = 90;

/** *Draft* is on every page before the release. Reads the remit; with the whole framework, the register. */
export async function fetchDigest(
  { services, context, person }: UserAction,
  at: DigestAt,
  kind: DigestFileKind,
): Promise<View> {
  const format = kind === 'html' ? 'html' : 'docx';
  const report = await digestReport(services, context, at, at.file.digest, kind === 'whole');
  const made = await documentOf(services, at, report, format);
  const offered = await offerDocument({ services, person }, made, {
    title: `${at.committee.title}: ${TITLES[kind]}.`,
    lines: [
      ...(report.draft ? ['It is a draft: every page says so, and it shows what is not released.'] : []),
      ...(format === 'html' ? ['Open it in a browser and send it on, or attach it: its pictures are in it.'] : []),
    ],
  });
  return { ...offered, asks: { committee: at.committee.code, meeting: at.meeting.date } };
}

export async function findReleased(
  { services, context }: UserAction,
  asked: { readonly committee: string; readonly meeting: string },
): Promise<DigestAt | undefined> {
  const at = await digestOn(services, context, asked.committee, asked.meeting);
  return at?.file.digest.state === 'released' ? at : undefined;
}

/** What a link is tried with, and what a dry run shows. */
const NO_ID = '0000000000';

/**
 * The files of a released digest with links for the committee's channel, and the ids by which they are removed. None if
 * a browser cannot reach the product. A dry run makes and stores no file.
 */
export async function filesFor(
  services: Services,
  at: DigestAt,
  report: Report,
  { by, dry }: { readonly by: PersonKey; readonly dry: boolean },
): Promise<PostedFile[]> {
  const { links, store } = services;
  const until = instantInLondon(addDays(at.meeting.date, LINKS_LAST), '12:00');
  if (links.toDocument(NO_ID, until) === undefined || until <= services.clock.now()) return [];
  const keep = async (format: Format) =>
    store.documents.keep({ ...(await documentOf(services, at, report, format)), to: by, until });
  const made: PostedFile[] = [];
  for (const format of ['docx', 'html'] as const) {
    const id = dry ? NO_ID : await keep(format);
    const link = links.toDocument(id, until);
    if (link !== undefined) made.push({ id, format, link });
  }
  return made;
}

async function documentOf(
  { papers }: Services,
  { committee, meeting }: DigestAt,
  report: Report,
  format: Format,
): Promise<Document> {
  const whole = report.whole === undefined ? '' : ' with the whole framework';
  const draft = report.draft ? ' draft' : '';
  const name = `${committee.code} ${meeting.takesPerformance.text.replaceAll('/', '-')}${whole}${draft}.${format}`;
  return { name, type: TYPES[format], bytes: await papers.write(report, format) };
}
