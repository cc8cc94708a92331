import type { Box } from '../rules/narrative.ts';

/** Each box of a narrative, as reports head it and as the form asks for it. */
export const BOX_WORDS: Readonly<Record<Box, { readonly title: string; readonly ask: string }>> = {
  challenges: { title: 'Challenges', ask: 'Challenges: what made this harder?' },
  achievements: { title: 'Achievements', ask: 'Achievements: what went well, and what changed for residents?' },
  actions: { title: 'Actions', ask: 'Actions: what is being done, by whom and by when?' },
  resources: { title: 'Resources', ask: 'Resources: what went in, and what is short?' },
  crossCutting: {
    title: 'Cross-cutting issues',
    ask: 'Cross-cutting issues: what reaches beyond this objective? May stay empty',
  },
};
