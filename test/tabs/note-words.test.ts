import { noteWords } from '../../tabs/line/note-words.ts';

describe('a note in the tab', () => {
  it('has its days in words, and what people wrote as they wrote it', () => {
    const note = '2025-04-02 B: → 2026-05-09: Streik\n2025-13-40 er ingen dag';
    expect(noteWords('nb', note, '2025-04-02')).toBe(
      '2. april B: → 9. mai 2026: Streik\n2025-13-40 er ingen dag',
    );
    expect(noteWords('en', '2025-04-02 B: ok', '2025-04-02')).toBe('2 April B: ok');
  });
});
