/** The name of what follows on the same line; a question needs no colon after it. */
export const labelled = (name: string): string => (name.endsWith('?') ? `${name} ` : `${name}: `);
