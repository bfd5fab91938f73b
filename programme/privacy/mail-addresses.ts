import type { Span } from './detail.ts';

const inName = /[\p{L}\d._%+'-]/u;
const inHost = /[\p{L}\d.-]/u;
const host = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
const LONGEST = 64;

/** Mail addresses. Looked for from each "@" outwards, so that a long text takes no longer than it must. */
export const mailAddresses = (text: string): Span[] => {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST && inName.test(text.charAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at < 2 * LONGEST && inHost.test(text.charAt(end))) end += 1;
    const behind = host.exec(text.slice(at + 1, end));
    if (start < at && behind) found.push({ start, end: at + 1 + behind[0].length });
  }
  return found;
};
