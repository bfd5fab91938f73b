import { mayReport, type Project, Refusal, readStatus, type StatusReading } from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import type { Asking } from './deps.ts';
import { refusalText } from './handlers/refusal-text.ts';
import { reportable } from './project-choices.ts';
import { openForm, projectForm, understood, unitForm } from './status-forms.ts';
import type { Answer } from './turn.ts';

type Reading = Omit<Asking, 'turn'>;

const withCard = (card: Card): Answer => ({ card, summary: card.speak ?? '' });

/** Why somebody may not report on a project now, in words; nothing when they may. */
export const whyNot = ({ state, person, day, texts }: Reading, project: Project): string | undefined => {
  const { title, end } = project;
  if (!mayReport(person, project, state.people))
    return refusalText(texts, new Refusal('not-your-project', { title }), project.key);
  if (end >= day) return undefined;
  return refusalText(texts, new Refusal('project-ended', { title, end }), project.key);
};

const ofProject = (reading: Reading, project: Project, read: StatusReading, said: string): Answer => {
  const no = whyNot(reading, project);
  if (no !== undefined) return { text: no };
  const isSilent = Object.keys(read.status).length === 0 && Object.keys(read.comments).length === 0;
  const intro = reading.texts.t(isSilent ? 'status.prefilled' : 'status.understood');
  return withCard(projectForm(reading, project, { ...understood(read, said), intro }));
};

const among = (reading: Reading, keys: readonly string[]): Project[] =>
  reportable(reading).filter(({ key }) => keys.includes(key));

/** The card that shows what a sentence was understood to say, before anything is kept; or why nothing can be. */
export const statusAnswer = (reading: Reading, read: StatusReading, said: string): Answer => {
  const { subject } = read;
  const { t } = reading.texts;
  const { projects } = reading.state;
  if (subject.kind === 'project') {
    const project = projects.find(({ key }) => key === subject.key);
    if (project) return ofProject(reading, project, read, said);
  }
  const keys = subject.kind === 'project' ? [] : subject.keys;
  const meant = among(reading, keys);
  if (keys.length > 0 && meant.length === 0) return { text: t('status.noneYours') };
  const form = understood(read, said);
  if (subject.kind === 'unit')
    return withCard(
      unitForm(
        reading,
        meant,
        meant.map(({ key }) => key),
        form,
      ),
    );
  if (reportable(reading).length === 0) return { text: t('status.noProjects') };
  const intro = keys.length > 0 ? t('status.whichProject') : t('status.choose');
  return withCard(openForm(reading, meant, { ...form, intro }));
};

/** The same card for a message somebody wrote in a chat; one that says nothing of its own of a status is all comment. */
export const statusFromMessage = (asking: Asking, text: string): Answer => {
  const read = readStatus(asking.titles(), text, asking.person.unit);
  const isSilent = [read.status, read.comments].every((part) => Object.keys(part).length === 0);
  if (!isSilent || text === '') return statusAnswer(asking, read, text);
  const overall = { text, span: { start: 0, end: text.length } };
  return statusAnswer(asking, { ...read, comments: { overall } }, text);
};
