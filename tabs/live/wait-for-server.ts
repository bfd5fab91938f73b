/** Waits some seconds; the network coming back or the person looking at the page again ends the wait. */
export const waitForServer = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const over = new AbortController();
    const end = () => {
      clearTimeout(timer);
      over.abort();
      done();
    };
    const timer = setTimeout(end, seconds * 1000);
    window.addEventListener('online', end, { signal: over.signal });
    document.addEventListener('visibilitychange', end, { signal: over.signal });
    signal.addEventListener('abort', end, { signal: over.signal });
  });
