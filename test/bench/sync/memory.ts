const MB = 1024 * 1024;

export type Use = { seconds: number; rssMb: number; heapMb: number };

/** How long some work takes, and how far the process's memory rises above what it held before, at its highest. */
export const use = async (work: () => Promise<unknown>): Promise<Use> => {
  const idle = process.memoryUsage();
  const high = { rss: idle.rss, heapUsed: idle.heapUsed };
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage();
    high.rss = Math.max(high.rss, rss);
    high.heapUsed = Math.max(high.heapUsed, heapUsed);
  };
  const timer = setInterval(look, 10);
  const started = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  look();
  const seconds = (performance.now() - started) / 1000;
  return { seconds, rssMb: (high.rss - idle.rss) / MB, heapMb: (high.heapUsed - idle.heapUsed) / MB };
};
