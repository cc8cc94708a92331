/** Teams' published limits (msteams-docs, "Rate limiting for agents", October 2026): so many in so many milliseconds. */
const TENANT = [{ most: 50, withinMs: 1_000 }];
const CONVERSATION = [
  { most: 7, withinMs: 1_000 },
  { most: 8, withinMs: 2_000 },
  { most: 60, withinMs: 30_000 },
  { most: 1_800, withinMs: 3_600_000 },
];

type Window = (typeof TENANT)[number];

/**
 * Keeps to the letter of the limits, over sliding windows, as strictly as they can be read: what is refused counts
 * against nobody. The answer is the whole seconds to wait, or undefined where the send may pass.
 */
export function teamsLimits(): (conversation: string, atMs: number) => number | undefined {
  const passed: number[] = [];
  const passedIn = new Map<string, number[]>();
  return (conversation, at) => {
    const own = passedIn.get(conversation) ?? [];
    const waits = [
      ...TENANT.map((window) => waitOf(passed, window, at)),
      ...CONVERSATION.map((window) => waitOf(own, window, at)),
    ];
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1_000);
    passed.push(at);
    if (passed.length > 100) passed.splice(0, 50);
    passedIn.set(conversation, [...own, at].slice(-1_800));
    return undefined;
  };
}

/** Milliseconds until one more may pass; nought when it may now. */
function waitOf(passed: readonly number[], { most, withinMs }: Window, at: number): number {
  const limiting = passed.at(-most);
  return limiting === undefined ? 0 : Math.max(0, limiting + withinMs - at);
}
