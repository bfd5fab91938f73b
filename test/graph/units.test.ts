import { unitsOf } from '../../graph/units.ts';

const LIST = '/sites/x.example,c,w/lists/l';

describe('what a request costs of SharePoint’s resource units {SPD-throttle}', () => {
  it.each([
    [1, 'GET', `${LIST}/items/7?$expand=fields`],
    [1, 'GET', `${LIST}/items/7/fields`],
    [1, 'GET', `${LIST}/items/7/versions/2.0`],
    [1, 'GET', `${LIST}/items/delta?token=abc`],
    [1, 'GET', `https://graph.microsoft.com/v1.0${LIST}/items/delta?token=abc`],
    [1, 'GET', '/sites/s/drive/items/7/content'],
    [2, 'GET', `${LIST}/items/delta?$expand=fields`],
    [2, 'GET', `${LIST}/items?$filter=fields/TfKey eq 'A1'`],
    [2, 'POST', `${LIST}/items`],
    [2, 'PATCH', `${LIST}/items/7/fields`],
    [2, 'DELETE', `${LIST}/items/7`],
    [2, 'GET', '/sites/s/lists'],
    [5, 'GET', '/sites/s/permissions'],
    [5, 'POST', `${LIST}/permissions`],
    [5, 'GET', `${LIST}/items/7?$expand=permissions`],
    // Not SharePoint's to count.
    [0, 'GET', "/users?$filter=startswith(displayName,'A')"],
    [0, 'PATCH', '/planner/tasks/t'],
    [0, 'POST', '/$batch'],
  ])('%i: %s %s', (units, method, address) => {
    expect(unitsOf(method, address)).toBe(units);
  });
});
