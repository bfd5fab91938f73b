/** Filled in below. */
export const run = async (print: (line: string) => void): Promise<void> => print('…');
