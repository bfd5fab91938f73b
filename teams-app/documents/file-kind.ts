/** The kinds of file people go on working in, by their ending. */
export const fileKinds = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type FileKind = keyof typeof fileKinds;

const isKind = (ending: string): ending is FileKind => Object.hasOwn(fileKinds, ending);

/** The kind of a file by its name; nothing for any other ending. */
export const kindOf = (name: string): FileKind | undefined => {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return isKind(ending) ? ending : undefined;
};
