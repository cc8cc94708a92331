/**
 * How long (milliseconds) a test waits for what comes within a second on a quiet machine. A busy one must not fail a
 * test; it is shorter than jest's `testTimeout`, so that a failure names what did not come.
 */
export const PATIENCE_MS = 180_000;
