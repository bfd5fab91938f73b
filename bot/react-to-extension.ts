import type { ProgrammeState } from '../programme/index.ts';
import { dialogReply, dialogSentence, type Shared, sentenceReply, sharedReply } from './extension-replies.ts';
import { pressStatus } from './handlers/press-status.ts';
import { findProjects } from './handlers/search-projects.ts';
import { newObstacle } from './obstacle-forms.ts';
import { sharedProject } from './project-cards.ts';
import { statusFromMessage } from './status-answer.ts';
import { tooLong } from './too-long.ts';
import type { Answer, BotEvent, ExtensionAsk, Reaction } from './turn.ts';
import { type ReactDeps, whoAsks } from './who-asks.ts';

type Invoke = NonNullable<Reaction['invoke']>;
type Asking = Extract<ReturnType<typeof whoAsks>, { asking: object }>['asking'];
type Ask<K extends ExtensionAsk['kind']> = Extract<ExtensionAsk, { kind: K }>;

/** How a plain sentence is put where an ask wants cards or a dialog. */
export const sentenceTo = ({ kind }: ExtensionAsk): ((text: string) => Invoke) =>
  kind === 'open' || kind === 'submit' ? dialogSentence : sentenceReply;

const found = (asking: Asking, { text, skip, count }: Ask<'find'>): Invoke => {
  const { t } = asking.texts;
  const projects = findProjects(asking, asking.state.projects, text);
  const shown = projects.slice(skip, skip + count).map((project) => sharedProject(asking, project));
  return shown.length > 0 ? sharedReply(shown) : sentenceReply(t('extension.noneFound'));
};

const unfolded = ({ projectAt, log }: ReactDeps, asking: Asking, { url }: Ask<'link'>): Invoke => {
  const key = projectAt(url);
  const project = asking.state.projects.find((known) => known.key === key);
  if (project) return sharedReply([sharedProject(asking, project) satisfies Shared]);
  log.warn({ reason: key === undefined ? 'link-not-ours' : 'link-to-nothing' }, 'link not unfolded');
  return sentenceReply(asking.texts.t('extension.noProject'));
};

const drafted = (asking: Asking, { command, text }: Ask<'open'>): Answer =>
  command === 'status-draft' ? statusFromMessage(asking, text) : newObstacle(asking, text);

const opened = (deps: ReactDeps, asking: Asking, ask: Ask<'open'>): Invoke => {
  const { texts } = asking;
  const long = tooLong(deps, texts, ask.length);
  if (long !== undefined) return dialogSentence(long);
  const answer = drafted(asking, ask);
  if ('text' in answer) return dialogSentence(answer.text);
  return dialogReply(texts.t(`extension.${ask.command}`), answer.card);
};

const submitted = async (deps: ReactDeps, asking: Asking, { verb, data }: Ask<'submit'>): Promise<Invoke> => {
  const { t } = asking.texts;
  const result = (await pressStatus(deps, asking, verb, data)) ?? { stale: 'unknown-verb' };
  if ('card' in result) {
    const title = verb.startsWith('obstacle/') ? t('obstacle.title') : t('status.title');
    return dialogReply(title, result.card);
  }
  deps.log.warn({ reason: result.stale, verb: verb.slice(0, 60) }, 'card action refused');
  return dialogSentence(t('chat.staleButton'));
};

/** Answers what is asked beside the chat; who asks is in the activity, whatever a card or a message says. */
export const reactToExtension = async (
  deps: ReactDeps,
  state: ProgrammeState,
  { turn, ask }: Extract<BotEvent, { kind: 'extension' }>,
): Promise<Reaction> => {
  const known = whoAsks(deps, turn, state);
  if ('unknown' in known) return { invoke: sentenceTo(ask)(known.unknown) };
  const { asking } = known;
  switch (ask.kind) {
    case 'find':
      return { invoke: found(asking, ask) };
    case 'link':
      return { invoke: unfolded(deps, asking, ask) };
    case 'open':
      return { invoke: opened(deps, asking, ask) };
    case 'submit':
      return { invoke: await submitted(deps, asking, ask) };
  }
};
