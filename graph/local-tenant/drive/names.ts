import { invalidRequest } from '../refused.ts';

// Microsoft's page of restrictions in SharePoint, as restated at sharepointstuff.com (2018-12).
/** Characters of a decoded path, its file's name with it. */
const LONGEST_PATH = 400;
const forbidden = /["*:<>?/\\|]/;
const reserved = /^(\.lock|con|prn|aux|nul|com\d|lpt\d|.*_vti_.*|desktop\.ini|~\$.*)$/i;

/** Refuses a name that SharePoint does not take. */
export const expectName = (name: string, folders: readonly string[]): void => {
  if (
    name === '' ||
    name !== name.trim() ||
    name.endsWith('.') ||
    forbidden.test(name) ||
    reserved.test(name)
  )
    throw invalidRequest('The provided name cannot be used: it is reserved, or has a character that is.');
  if ([...folders, name].join('/').length > LONGEST_PATH)
    throw invalidRequest('The path of the item is too long.');
};

/** `Referat 1.pdf` for a `Referat.pdf` that is there already: the first number nobody has. */
export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? name : `${stem} ${number}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
};

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** SharePoint tells what a file is by its name. */
export const typeOf = (name: string): string =>
  types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
