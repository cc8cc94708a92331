/** 0: did what was asked; 1: some of it could not be done, and it was said what; 2: unusable arguments. */
export type ExitCode = 0 | 1 | 2;
