const names = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether an address is on this machine. */
export const isLoopback = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && names.has(url.hostname);
};
