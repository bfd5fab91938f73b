/** One sentence for a person: its place in the catalogue and the values it shows. */
export type Said = { readonly key: string; readonly values?: Readonly<Record<string, string | number>> };

/** A fault a person can mend; every sentence says what is wrong and what to do about it. */
export class SaidFault extends Error {
  override readonly name: string = 'SaidFault';
  readonly says: readonly Said[];
  constructor(says: readonly Said[], options?: ErrorOptions) {
    super(says.map(({ key }) => key).join(', '), options);
    this.says = says;
  }
}
