// What other features use.
export { hiddenOf, hiddenOfCommittee, hiddenOfObjective } from './use-cases/hidden-figures.ts';
export { relativesOfARun, type RelativesOfARun } from './use-cases/relatives.ts';
export { openCopy, newestShown } from './use-cases/relatives.ts';
