import { wordIn } from '../documents/office-files.ts';
import { aServer, bearer } from './fakes.ts';

const ask = async (url: string, headers?: Record<string, string>) =>
  (await aServer()).inject({ url, headers: headers ?? (await bearer()) });

describe('a year of obstacles as a file', () => {
  it('comes with its name, its kind and its language', async () => {
    const reply = await ask('/api/obstacles/2025.docx?language=nn');
    expect(reply.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': 'attachment; filename="hindringar-2025.docx"',
      'content-language': 'nn-NO',
      'cache-control': 'no-store',
    });
    expect(wordIn(reply.rawPayload).headings[0]).toBe('1 Strukturelle hindringar 2025');
  });

  it('is Norwegian for its readers, whatever language asks for it', async () => {
    const reply = await ask('/api/obstacles/2025.xlsx?language=en');
    expect(reply.headers['content-disposition']).toBe('attachment; filename="hindringer-2025.xlsx"');
  });

  it('is for those who are signed in', async () => {
    expect((await ask('/api/obstacles/2025.docx', {})).statusCode).toBe(401);
  });

  it.each(['25.docx', '2025.pdf', '2025', '../2025.docx', '9999.docx'])('is refused for %s', async (name) => {
    expect((await ask(`/api/obstacles/${name}`)).statusCode).toBeGreaterThanOrEqual(400);
  });
});
