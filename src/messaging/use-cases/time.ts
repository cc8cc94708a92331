/** A steady clock that nobody sets, in milliseconds, and a way to wait by it. Not the time of day: see `Clock`. */
export type Time = {
  ms(): number;
  /** Ends early, without a fault, when the signal is given. */
  pause(ms: number, ended?: AbortSignal): Promise<void>;
};

export const realTime: Time = {
  ms: () => performance.now(),
  pause: (ms, ended) =>
    new Promise((done) => {
      if (ended?.aborted === true) return done();
      const finish = () => {
        clearTimeout(timer);
        ended?.removeEventListener('abort', finish);
        done();
      };
      const timer = setTimeout(finish, ms);
      ended?.addEventListener('abort', finish);
    }),
};
