import { GraphError } from '../../graph/index.ts';
import { type FileFault, ImportFault, Refusal } from '../../programme/index.ts';
import { StoreError } from '../store/store-error.ts';
import { type Said, SaidFault } from './said.ts';
import type { Words } from './words.ts';

const fileFault = ({ file, path, reason, detail }: FileFault): Said => ({
  key: `import-fault.${reason}`,
  values: { file, path, detail },
});

/** The sentences of a fault a person can mend, whichever room it comes from; none for what nobody foresaw. */
export const saysOf = (error: unknown): readonly Said[] | undefined => {
  if (error instanceof SaidFault) return error.says;
  if (error instanceof ImportFault) {
    return [
      { key: 'import-fault.heading', values: { count: error.faults.length } },
      ...error.faults.map(fileFault),
    ];
  }
  if (error instanceof Refusal) return [{ key: `refusal.${error.reason}`, values: error.values }];
  if (error instanceof StoreError) return [{ key: `store.${error.reason}` }];
  if (error instanceof GraphError) {
    const { status, code, requestId } = error.details;
    const facts = [status, code, requestId].filter((fact) => fact !== undefined).join(', ') || '–';
    return [{ key: `graph.${error.reason}`, values: { facts } }];
  }
  return undefined;
};

/** One line for each thing to mend, in the reader's language. */
export const sentencesOf = (says: readonly Said[], { say }: Words): string[] =>
  says.map(({ key, values }) => say(key, values));
