import type { Dimension } from './dimensions.ts';
import type { Statement } from './grammar/statements.ts';
import type { Remark, StatusReading } from './reading.ts';

type Target = Dimension | 'overall';

/** What the text behind a statement is about, where the statement decides it. */
const targetOf = (said: Statement): Target | undefined => {
  if (said.kind === 'aim') return said.target;
  if (said.kind !== 'set' && said.kind !== 'keep' && said.kind !== 'except') return undefined;
  const [only, ...more] = said.dimensions;
  return only && more.length === 0 ? only : 'overall';
};

const closing = /[)\]"»”'!?]/;
const pairs = [
  ['(', ')'],
  ['[', ']'],
  ['"', '"'],
  ['«', '»'],
] as const;

const isOpen = (text: string): boolean =>
  pairs.some(([open, close]) =>
    open === close ? text.split(open).length % 2 === 0 : text.split(open).length > text.split(close).length,
  );

/** The words of a remark, with what closes them: a question mark, or a bracket they opened. */
const quoted = (text: string, start: number, end: number): Remark => {
  const mark = text[end] ?? '';
  const isClosing = /[!?]/.test(mark) || (closing.test(mark) && isOpen(text.slice(start, end)));
  const span = { start, end: isClosing ? end + 1 : end };
  return { text: text.slice(span.start, span.end), span };
};

/** Every remark beside what it is about; two of one dimension are joined. */
export const commentsOf = (text: string, statements: readonly Statement[]): StatusReading['comments'] => {
  const comments: Partial<Record<Target, Remark>> = {};
  let target: Target = 'overall';
  for (const said of statements) {
    target = targetOf(said) ?? target;
    if (said.kind !== 'text') continue;
    const remark = quoted(text, said.start, said.end);
    const earlier = comments[target];
    comments[target] = earlier
      ? { text: `${earlier.text}; ${remark.text}`, span: { start: earlier.span.start, end: remark.span.end } }
      : remark;
  }
  return comments;
};
