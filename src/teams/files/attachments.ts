import type { Config } from '../../config/config.ts';
import type { View } from '../../core/view.ts';

/** An attachment of Teams' own kinds, not an Adaptive Card. */
export type FileAttachment = {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: Readonly<Record<string, unknown>>;
};

/**
 * Teams' own card for a view about a file: it offers to put a document into the person's OneDrive, or shows one that is
 * there. Undefined: the view's Adaptive Card has a link.
 */
export function fileAttachment(view: View, way: Config['offerFilesBy']): FileAttachment | undefined {
  if (view.kind === 'savedFile') {
    const { name, contentUrl, uniqueId, fileType } = view;
    return { contentType: `${TEAMS}.info`, name, contentUrl, content: { uniqueId, fileType } };
  }
  if (view.kind !== 'document' || view.byLink === true || way === 'link') return undefined;
  const context = { document: view.id };
  // Teams' own card cannot have our button.
  const back = view.comesBack === true ? ['Type “upload” to send it back from a web page.'] : [];
  const description = [view.title, ...view.lines, ...back].join(' ').slice(0, 500);
  const content = { description, sizeInBytes: view.size, acceptContext: context, declineContext: context };
  return { contentType: `${TEAMS}.consent`, name: view.name, content };
}

const TEAMS = 'application/vnd.microsoft.teams.card.file';
