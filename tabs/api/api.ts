import type { Language, RiskCode } from '../../programme/index.ts';
import { type AskDeps, type Asker, asker } from './ask.ts';
import {
  CaseListReply,
  CaseReply,
  KeyReply,
  ListTakenReply,
  PresenceReply,
  PreviewReply,
} from './cases-reply.ts';
import { DeliveriesReply, SteppedReply } from './deliveries-reply.ts';
import { DigestReply, type DigestScope } from './digest-reply.ts';
import { ProjectsReply } from './projects-reply.ts';
import {
  ActedReply,
  ChangesReply,
  MeReply,
  OverviewReply,
  PeopleReply,
  PreferencesReply,
  ReassessedReply,
} from './replies.ts';
import { RoundReply, RoundsReply } from './rounds-reply.ts';

export type WorkVerb =
  | 'start'
  | 'finish'
  | 'reschedule'
  | 'comment'
  | 'hand-over'
  | 'snooze'
  | 'answer-hand-over'
  | 'take-up';
export type DeliveryVerb = 'resend' | 'recall';
export type CaseVerb = 'open' | 'extend' | 'withdraw' | 'reopen' | 'close' | 'vote' | 'break-tie';
export type RoundVerb = 'extend' | 'reopen' | 'close';
type Form = Readonly<Record<string, string>>;

/** How long the server may keep a question about changes open, with room for a slow network. */
const longPollSeconds = 40;

/** The board's cases. */
const casesThrough = ({ ask, askForFile }: Asker) => ({
  cases: (signal: AbortSignal) => ask('/api/cases', CaseListReply, { signal }),
  caseOf: (key: string, signal: AbortSignal) => ask(`/api/cases/${key}`, CaseReply, { signal }),
  prepareCase: (form: Readonly<Record<string, unknown>>) =>
    ask('/api/cases', KeyReply, { method: 'POST', body: form }),
  previewCase: (form: Readonly<Record<string, unknown>>) =>
    ask('/api/cases/preview', PreviewReply, { method: 'POST', body: form }),
  actOnCase: (key: string, verb: CaseVerb, form: Readonly<Record<string, unknown>>) =>
    ask(`/api/cases/${key}/${verb}`, KeyReply, { method: 'POST', body: form }),
  presence: (key: string) => ask(`/api/cases/${key}/presence`, PresenceReply, { method: 'POST', body: {} }),
  takeList: (file: Blob) =>
    ask('/api/cases/list', ListTakenReply, { method: 'POST', file, limitSeconds: 60 }),
  listTemplate: (language: Language) => askForFile(`/api/cases/template.xlsx?language=${language}`),
  minutesPdf: (key: string, round: number, language: Language) =>
    askForFile(`/api/cases/${key}/minutes/${round}.pdf?language=${language}`),
  fileMinutes: (key: string, round: number) =>
    ask(`/api/cases/${key}/minutes/${round}`, KeyReply, { method: 'POST', body: {} }),
});

/** The HTTP API of Taktfast as the pages use it; every reply is parsed here and trusted afterwards. */
export const createApi = (deps: AskDeps) => {
  const { ask, askForFile } = asker(deps);
  return {
    me: (signal: AbortSignal) => ask('/api/me', MeReply, { signal }),
    overview: (signal: AbortSignal) => ask('/api/overview', OverviewReply, { signal }),
    changesSince: async (version: number, signal: AbortSignal) =>
      (await ask(`/api/changes?since=${version}`, ChangesReply, { signal, limitSeconds: longPollSeconds }))
        .version,
    people: async (search: string, signal: AbortSignal) =>
      (await ask(`/api/people?search=${encodeURIComponent(search)}`, PeopleReply, { signal })).people,
    act: (key: string, verb: WorkVerb, form: Form) =>
      ask(`/api/work/${encodeURIComponent(key)}/${verb}`, ActedReply, { method: 'POST', body: form }),
    reassess: (code: RiskCode, form: Form) =>
      ask(`/api/risks/${code}/reassess`, ReassessedReply, { method: 'POST', body: form }),
    digest: (day: string | undefined, scope: DigestScope | undefined, signal: AbortSignal) =>
      ask(`/api/digests/${day ?? 'today'}${scope ? `?unit=${scope}` : ''}`, DigestReply, { signal }),
    digestPdf: (day: string, scope: DigestScope, language: Language) =>
      askForFile(`/api/digests/${day}.pdf?unit=${scope}&language=${language}`),
    projects: (signal: AbortSignal) => ask('/api/projects', ProjectsReply, { signal }),
    publish: (report: string) =>
      ask(`/api/reports/${encodeURIComponent(report)}/publish`, ProjectsReply, { method: 'POST', body: {} }),
    obstacleFile: (year: string, kind: 'docx' | 'xlsx', language: Language) =>
      askForFile(`/api/obstacles/${year}.${kind}?language=${language}`),
    rounds: (signal: AbortSignal) => ask('/api/rounds', RoundsReply, { signal }),
    round: (period: string, signal: AbortSignal) =>
      ask(`/api/rounds/${encodeURIComponent(period)}`, RoundReply, { signal }),
    roundFile: (period: string, kind: 'docx' | 'xlsx', language: Language) =>
      askForFile(`/api/rounds/${encodeURIComponent(period)}/summary.${kind}?language=${language}`),
    openRound: (form: Readonly<Record<string, unknown>>) =>
      ask('/api/rounds', RoundReply, { method: 'POST', body: form }),
    runRound: (period: string, verb: RoundVerb, form: Form) =>
      ask(`/api/rounds/${encodeURIComponent(period)}/${verb}`, RoundReply, { method: 'POST', body: form }),
    ...casesThrough(asker(deps)),
    preferences: (signal: AbortSignal) => ask('/api/preferences', PreferencesReply, { signal }),
    prefer: (form: Form) => ask('/api/preferences', PreferencesReply, { method: 'POST', body: form }),
    deliveries: (day: string | undefined, signal: AbortSignal) =>
      ask(`/api/deliveries${day ? `?day=${day}` : ''}`, DeliveriesReply, { signal }),
    stepIn: (verb: DeliveryVerb, ids: readonly number[]) =>
      ask(`/api/deliveries/${verb}`, SteppedReply, { method: 'POST', body: { ids } }),
  };
};
export type Api = ReturnType<typeof createApi>;
