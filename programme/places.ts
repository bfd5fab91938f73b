import type { FileFault, FileFaultReason } from './import-fault.ts';

/** A value at its place in a file; an absent one is a fault of shape and told as such. */
export type Place = { file: FileFault['file']; path: string; value: string | undefined };

/** One field of every row of a list. */
export const placesOf = <Row>(
  [file, list]: [Place['file'], string],
  rows: readonly (Row | undefined)[],
  field: string,
  read: (row: Row) => string | undefined,
): Place[] =>
  rows.map((row, index) => ({ file, path: `${list}[${index}].${field}`, value: row && read(row) }));

export const faultAt = (place: Place, reason: FileFaultReason, detail = place.value ?? ''): FileFault => ({
  file: place.file,
  path: place.path,
  reason,
  detail,
});

/** Every place whose value stands at an earlier place already. */
export const duplicatesIn = (places: Place[]): FileFault[] => {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    if (place.value === undefined) return [];
    if (seen.has(place.value)) return [faultAt(place, 'duplicate')];
    seen.add(place.value);
    return [];
  });
};

/** Every place whose value is not among the known ones. Where none is known, the list of them is itself at fault. */
export const strangersIn = (
  places: Place[],
  known: readonly (string | undefined)[],
  reason: FileFaultReason,
): FileFault[] =>
  known.length === 0
    ? []
    : places
        .filter(({ value }) => value !== undefined && !known.includes(value))
        .map((place) => faultAt(place, reason));
