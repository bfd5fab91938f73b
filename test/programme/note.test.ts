import { noteWords } from '../../programme/index.ts';

const words = (day: string) => `<${day}>`;

describe('a note as people read it', () => {
  it.each([
    ['2025-04-01 Utvikler Alna: I gang', '<2025-04-01> Utvikler Alna: I gang'],
    ['2025-04-01 A: → 2025-05-09: Streik', '<2025-04-01> A: → <2025-05-09>: Streik'],
    ['2025-04-01 A: ⏸ 2025-04-08: Ferie', '<2025-04-01> A: ⏸ <2025-04-08>: Ferie'],
    ['2025-04-02 B: Ny\n2025-04-01 A: Gammel', '<2025-04-02> B: Ny\n<2025-04-01> A: Gammel'],
  ])('has its days in words: %j', (note, read) => {
    expect(noteWords(note, words)).toBe(read);
  });

  it.each(['2025-13-40 er ingen dag', 'sak 2025-04-01 fra listen', 'versjon 2025-04-01'])(
    'has what people wrote as they wrote it: %j',
    (note) => {
      expect(noteWords(note, words)).toBe(note);
    },
  );
});
