/*
 * Who may do what: the table (`may`), what each press and each typed command needs of it, who somebody is towards a thing
 * (`standing`), and what kinds of reader see (`sights`).
 */
export { type Act, MAY } from './rights/may.ts';
export { PRESSES, type Verb, verbOf } from './rights/presses.ts';
export { COMMANDS } from './rights/commands.ts';
export { type Sight, SIGHTS } from './rights/sights.ts';
export * from './rights/standing.ts';
