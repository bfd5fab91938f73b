// XML, of which Word and Excel files are made, has no way to write these.
const unwritable = /(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A text as a Word or Excel file can hold it. */
export const storable = (text: string): string => text.toWellFormed().replaceAll(unwritable, '');
