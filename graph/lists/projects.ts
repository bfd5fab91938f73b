import { Project, type ProjectStatus } from '../../programme/index.ts';
import { choice, day, note, number, orElse, person, text, title, yesNo } from './fields.ts';
import { group } from './group.ts';
import { listMapping } from './list-mapping.ts';
import { projectStatusWords, unitWords } from './words.ts';

/** `TfProjects`: the programme's projects, each with its latest status. */
export const projects = listMapping<Project>({
  name: 'TfProjects',
  displayName: 'Prosjekter',
  schema: Project,
  keyField: 'key',
  fields: {
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    number: text('TfNumber', 'Prosjektnummer'),
    unit: choice('TfUnit', 'Virksomhet', unitWords, { indexed: true }),
    area: text('TfArea', 'Områdesatsing'),
    phase: choice('TfPhase', 'Fase', {
      concept: 'Konsept',
      planning: 'Planlegge',
      execution: 'Gjennomføre',
      closing: 'Avslutte',
      realisation: 'Realisere',
    }),
    start: day('TfStart', 'Start'),
    end: day('TfEnd', 'Slutt'),
    young: orElse(yesNo('TfYoung', 'For unge 12–24 år'), false),
    summary: note('TfSummary', 'Sammendrag'),
    budget: number('TfBudget', 'Budsjett (kroner)'),
    managerOid: person('TfManager', 'Prosjektleder'),
    ownerOid: person('TfOwner', 'Prosjekteier'),
    status: group<ProjectStatus>({
      time: choice('GtStatusTime', 'Status fremdrift', projectStatusWords.time),
      budget: choice('GtStatusBudget', 'Status økonomi', projectStatusWords.budget),
      quality: choice('GtStatusQuality', 'Status kvalitet', projectStatusWords.quality),
      risk: choice('GtStatusRisk', 'Status risiko', projectStatusWords.risk),
      gain: choice('GtStatusGainAchievement', 'Status gevinstoppnåelse', projectStatusWords.gain),
    }),
    statusOn: day('TfStatusOn', 'Status per'),
  },
});
