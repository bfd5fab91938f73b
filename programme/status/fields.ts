import { ProjectStatus } from '../projects.ts';
import { type Dimension, dimensions } from './dimensions.ts';
import type { Statement } from './grammar/statements.ts';
import type { StatusReading } from './reading.ts';
import type { Span } from './tokens.ts';

type Set = Extract<Statement, { kind: 'set' }>;
type Found = { value: string; span: Span };

const isSet = (said: Statement): said is Set => said.kind === 'set';
const isBroad = ({ scope }: Set) => scope === 'all' || scope === 'rest';

/** What the statements of one kind say of a dimension: nothing, one value, or more than one. */
const saidOf = (sets: readonly Set[], dimension: Dimension): Found[] => {
  const found = new Map<string, Found>();
  for (const { dimensions: named, saying, start, end } of sets) {
    const value = named.includes(dimension) ? saying.of[dimension] : undefined;
    if (value !== undefined && !found.has(value)) found.set(value, { value, span: { start, end } });
  }
  return [...found.values()];
};

/** The dimensions' values: what is said of a dimension by name outweighs what is said of all or of the rest. */
export const fieldsOf = (
  statements: readonly Statement[],
): Pick<StatusReading, 'status' | 'spans' | 'unclear'> => {
  const sets = statements.filter(isSet);
  const [broad, narrow] = [sets.filter(isBroad), sets.filter((said) => !isBroad(said))];
  const spared = statements.flatMap((said) =>
    said.kind === 'except' || (said.kind === 'keep' && said.dimensions.length < dimensions.length)
      ? said.dimensions
      : [],
  );
  const found = dimensions.map((dimension) => {
    const own = saidOf(narrow, dimension);
    if (own.length > 0 || spared.includes(dimension)) return { dimension, said: own };
    return { dimension, said: saidOf(broad, dimension) };
  });
  const clear = found.flatMap(({ dimension, said: [only, ...more] }) =>
    only && more.length === 0 ? [{ dimension, ...only }] : [],
  );
  return {
    status: ProjectStatus.parse(Object.fromEntries(clear.map(({ dimension, value }) => [dimension, value]))),
    spans: Object.fromEntries(clear.map(({ dimension, span }) => [dimension, span])),
    unclear: found.filter(({ said }) => said.length > 1).map(({ dimension }) => dimension),
  };
};
