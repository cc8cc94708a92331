/** A steady clock in milliseconds, and a way to wait by it. For the time of day see `Clock`. */
export type Time = {
  ms(): number;
  /** Ends early, without an error, when the signal is given. */
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
