import { readFile } from 'node:fs/promises';
import { LocalDirectory } from '../../../graph/local-tenant/index.ts';

const people = new URL('../../../teams-app/data/local-tenant.json', import.meta.url);
const owner = '7a1f0000-0000-4000-8000-000000000111';

/** The demonstration's directory and site. */
export const readDemoDirectory = async (): Promise<LocalDirectory> =>
  LocalDirectory.parse(JSON.parse(await readFile(people, 'utf8')));

/** A task as SharePoint holds it, with a note such as people write. */
export const taskRow = (n: number) => ({
  Title: `Oppgave nummer ${n}`,
  TfKey: `T-${n}`,
  TfAssigneeOid: owner,
  TfUnit: 'BAL',
  TfDue: '2025-04-30T12:00:00Z',
  TfStatus: 'Ikke startet',
  TfNote: `Notatet til oppgave ${n}: avklart med skolen, og følges opp på neste møte i gruppen.`,
});
