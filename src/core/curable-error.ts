/** A fault of the surroundings that the user can cure. The message says what is wrong, in one line. */
export class CurableError extends Error {
  override readonly name = 'CurableError';
  readonly cure: string;

  constructor(problem: string, cure: string) {
    super(problem);
    this.cure = cure;
  }
}
