// What other features use.
export { gatherFacts } from './use-cases/make-report.ts';
