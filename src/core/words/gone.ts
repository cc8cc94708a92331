/** What stands where an address opens nothing: the same for one that never was, is over, was used, or was taken back. */
export function goneLines(organisation: string, contact: string): string[] {
  return [
    'Nothing is wrong with your phone or computer. An address of this kind works for a time, and some work once.',
    `If you have something to tell ${organisation}, or wanted to read something here, please ask ${contact}. They can send you a new address.`,
  ];
}
