/** Some browsers read the file only a while after it was asked for. */
const readWithinMs = 60_000;

/** Hands a file to the browser to save. A plain link could not, for it would not bring the person's token along. */
export const saveFile = (file: File): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), readWithinMs);
};
