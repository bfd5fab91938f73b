import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';
import type { Printed } from './printed.ts';

declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** What a header cell is the header of; pdfkit takes it, its types do not tell. */
      scope?: 'Row' | 'Column';
    }
  }
}

const escaped = (text: string | undefined): string =>
  (text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A4, in points, with room at the top and the bottom for what stands on every page. */
export const page = { width: 595.28, height: 841.89, side: 56, top: 84, bottom: 72 } as const;

/** An empty tagged document that is to be PDF/A-2a: it names its language and title, and takes every font along. */
export class TaggedPdf extends PDFDocument {
  constructor({ title, lang, author, madeAt }: Omit<Printed, 'blocks'>, fonts: Fonts) {
    super({
      ...{ size: 'A4', margin: 0, autoFirstPage: false, bufferPages: true },
      ...{ pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, displayTitle: true, lang },
      // Without a name here pdfkit opens Helvetica, which PDF/A does not let it leave out of the file.
      font: '',
      info: {
        ...{ Title: title, Author: author, Creator: 'Taktfast', Producer: 'PDFKit' },
        CreationDate: new Date(madeAt.epochMilliseconds),
      },
    });
    for (const { name, data } of [...fonts.regular, ...fonts.bold]) this.registerFont(name, data);
  }

  /** The title and the author stand in XML too, where pdfkit puts them as they are. */
  override endMetadata(): void {
    const { Title, Author } = this.info;
    this.info = { ...this.info, Title: escaped(Title), Author: escaped(Author) };
    super.endMetadata();
  }
}
