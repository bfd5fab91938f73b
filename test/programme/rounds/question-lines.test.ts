import { expect, it } from '@jest/globals';
import { Questions, questionsFromLines } from '../../../programme/index.ts';

it.each([
  ['Hva gikk best?', { kind: 'text', text: 'Hva gikk best?', required: false }],
  ['Hva gikk best? *', { kind: 'text', text: 'Hva gikk best?', required: true }],
  ['Hvor mange barn? (tall)*', { kind: 'number', text: 'Hvor mange barn?', required: true }],
  ['Kor mange born? (Tal)', { kind: 'number', text: 'Kor mange born?', required: false }],
  ['How is staffing? (light)', { kind: 'light', text: 'How is staffing?', required: false }],
  [
    'Tempo? (valg: raskere / som før)*',
    { kind: 'choice', text: 'Tempo?', required: true, choices: ['raskere', 'som før'] },
  ],
  ['Hva gikk best (og verst)?', { kind: 'text', text: 'Hva gikk best (og verst)?', required: false }],
  ['Hva gikk best (kort)', { kind: 'text', text: 'Hva gikk best (kort)', required: false }],
  ['=1+1', { kind: 'text', text: '=1+1', required: false }],
])('a line “%s” is a question of its kind', (line, expected) => {
  const questions = questionsFromLines(line);
  expect(questions).toEqual([{ id: 'q1', ...expected }]);
  expect(Questions.safeParse(questions).success).toBe(true);
});

it('lines are numbered, and blank ones left out', () => {
  expect(questionsFromLines('En?\n\n  To?\n')).toMatchObject([
    { id: 'q1', text: 'En?' },
    { id: 'q2', text: 'To?' },
  ]);
});

it('a choice of nothing cannot be asked', () => {
  expect(Questions.safeParse(questionsFromLines('Tempo? (valg)')).success).toBe(false);
});
