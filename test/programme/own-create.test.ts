import { isOwnCreate } from '../../programme/index.ts';

const owedSince = '2025-03-24T08:00:00Z';

describe('an item under a row’s key came of our own create', () => {
  it.each([
    ['when it was created after the row was owed, and no person edited it', '2025-03-24T08:00:02Z'],
    ['also when SharePoint’s clock is a few minutes behind', '2025-03-24T07:56:00Z'],
  ])('%s', (_, createdAt) => {
    expect(isOwnCreate({ createdAt }, owedSince)).toBe(true);
  });

  it.each([
    ['when a person has edited it', { createdAt: '2025-03-24T08:00:02Z', editedBy: 'somebody' }, owedSince],
    [
      'when it was there long before, from an earlier installation',
      { createdAt: '2025-01-07T08:00:00Z' },
      owedSince,
    ],
    ['when nothing is owed', { createdAt: '2025-03-24T08:00:02Z' }, undefined],
    ['when nobody says when it was created', {}, owedSince],
  ])('but not %s', (_, item, owed) => {
    expect(isOwnCreate(item, owed)).toBe(false);
  });
});
