import type { Field, FieldsOf, FieldValues } from './field.ts';

/** An object of fields as one field, so that a part of a row may have parts. */
export const group = <E extends object>(fields: FieldsOf<E>): Field<E> => {
  const entries = Object.entries<Field<unknown>>(fields);
  return {
    columns: entries.flatMap(([, field]) => field.columns),
    read: (values) => {
      const reads = entries.map(([name, field]) => ({ name, ...field.read(values) }));
      const found = reads.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]);
      return { value: Object.fromEntries(found), faults: reads.flatMap(({ faults }) => faults) };
    },
    write: (entity) => {
      const values = new Map<string, unknown>(Object.entries(entity ?? {}));
      const columns: FieldValues = {};
      for (const [name, field] of entries) Object.assign(columns, field.write(values.get(name)));
      return columns;
    },
    pathTo: (column) => {
      for (const [name, field] of entries) {
        const rest = field.pathTo(column);
        if (rest) return [name, ...rest];
      }
      return undefined;
    },
    columnAt: ([head, ...rest]) => entries.find(([name]) => name === head)?.[1].columnAt(rest),
  };
};

/** A group that is absent when none of its columns holds anything. */
export const optionalGroup = <E extends object>(fields: FieldsOf<E>): Field<E> => {
  const all = group(fields);
  return {
    ...all,
    read: (values) => {
      const { value, faults } = all.read(values);
      return Object.keys(Object(value)).length === 0 ? { faults } : { value, faults };
    },
  };
};
