import type { OpenText } from '../rules/open-text.ts';

/** What stands in place of words that name a hidden figure. */
const WITHHELD = 'left out here, because it names a figure that is hidden (small number)';

/** People's words in an open paper, or that they are left out and why. */
export const openWords = (of: OpenText): string => (of.kind === 'said' ? of.text : WITHHELD);
