// What other features use.
export { gatherReport, gatherFacts } from './use-cases/make-report.ts';
