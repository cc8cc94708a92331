import type { DocumentView, SavedFileView } from '../rules/views.ts';
import type { CardData, Presented } from '../../core/words/card-data.ts';
import { shown, webAddress } from '../../core/words/plain-text.ts';

/** A document to fetch by its link. In Teams' personal chat its own card asks for the person's OneDrive instead. */
export function document({ title, lines, name, size, link = '', comesBack = false, asks }: DocumentView): Presented {
  const hasLink = webAddress(link) !== '';
  const data: CardData = {
    title: shown(title, 200),
    lines: lines.map((text) => ({ text: shown(text, 800) })),
    file: shown(`${name}, ${sizeOf(size)}`, 250),
    hasLink,
    link: webAddress(link),
    comesBack,
    upload: 'Send it back from a web page',
    hasActions: hasLink || comesBack,
    hasAsk: asks !== undefined,
    committee: asks?.committee ?? '',
    meeting: asks?.meeting ?? '',
    until: hasLink
      ? 'The link serves until this time tomorrow. Whoever has it can fetch the file, so keep it to yourself.'
      : 'There is no page here to fetch it from. Ask for it again, and let it be saved to your OneDrive.',
  };
  const text = shown([title, ...lines, name].join(' '), 1500);
  return { template: 'document', data, summary: shown(title, 200), fallbackText: `${text} ${data.link}`, speak: text };
}

/** A document in the person's OneDrive: Teams draws its own card, and this is the text of the notification. */
export function savedFile({ name, contentUrl }: SavedFileView): Presented {
  return {
    ...document({
      kind: 'document',
      id: '',
      name,
      size: 0,
      title: `${name} is in your OneDrive.`,
      lines: [],
      link: contentUrl,
    }),
    summary: shown(`${name} is in your OneDrive.`, 200),
  };
}

/** `48 KB`, `1.2 MB`. */
function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
