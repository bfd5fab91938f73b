import { randomBytes } from 'node:crypto';
import { type Bot, createBot } from '../../bot/index.ts';
import {
  answerHandOver,
  breakTie,
  castBallot,
  closeCase,
  commentOnWork,
  correctStatus,
  finishWork,
  handOverWork,
  joinObstacle,
  mondayOf,
  osloDay,
  publishStatus,
  readDigestState,
  reassessRisk,
  reportObstacle,
  reportStatus,
  rescheduleWork,
  setPreferences,
  snoozeWork,
  startWork,
  takeUpHelp,
  type UseCaseDeps,
} from '../../programme/index.ts';
import { type Conversations, conversationsIn } from '../delivery/conversations.ts';
import { requeueFor } from '../delivery/requeue.ts';
import { notePressed } from './cards.ts';
import { roundUseCasesOf } from './rounds.ts';
import type { Services } from './services.ts';
import { stateAtVersion } from './state-at-version.ts';
import { pageLinks, projectLinked, teamsLinks } from './tab-links.ts';
import { todayBy } from './today.ts';

/** What people do to a line, a risk and their own settings, wired once for chat, tab and cards. */
export const useCasesOf = (services: UseCaseDeps) => ({
  startWork: startWork(services),
  finishWork: finishWork(services),
  rescheduleWork: rescheduleWork(services),
  commentOnWork: commentOnWork(services),
  handOverWork: handOverWork(services),
  snoozeWork: snoozeWork(services),
  answerHandOver: answerHandOver(services),
  takeUpHelp: takeUpHelp(services),
  reassessRisk: reassessRisk(services),
  setPreferences: setPreferences(services),
  reportStatus: reportStatus(services),
  correctStatus: correctStatus(services),
  publishStatus: publishStatus(services),
  reportObstacle: reportObstacle(services),
  joinObstacle: joinObstacle(services),
  castBallot: castBallot({ ...services, salt: () => randomBytes(32).toString('hex') }),
  closeCase: closeCase(services),
  breakTie: breakTie(services),
  ...roundUseCasesOf(services),
});

/** Keeps conversations, and sends what waited for somebody who has just been reached for the first time. */
const attentive = (services: Services, wake: () => void): Conversations => {
  const { clock, store } = services;
  const conversations = conversationsIn({ db: store.db, clock });
  return {
    ...conversations,
    save: async (conversation) => {
      const saved = await conversations.save(conversation);
      const { personOid } = conversation;
      if (saved === 'new' && personOid) {
        if ((await requeueFor({ db: store.db, clock }, personOid, osloDay(clock.now()))) > 0) wake();
      }
      return saved;
    },
  };
};

const credentialsOf = ({ config }: Services) =>
  config.mode === 'tenant'
    ? {
        credentials: {
          appId: config.bot.appId,
          password: config.bot.appPassword ?? '',
          tenantId: config.bot.appTenantId ?? config.entra.tenantId,
        },
      }
    : {};

const originOf = ({ config }: Services): string =>
  config.mode === 'local' ? `http://localhost:${config.port}` : `https://${config.bot.domain}`;

const linksOf = (services: Services) => {
  const { config, microsoft } = services;
  const origin = originOf(services);
  if (config.mode === 'local') return pageLinks(origin);
  return teamsLinks({ appId: config.bot.appId, tenantId: microsoft.tenantId, origin });
};

/** The bot over this process's services. */
export const openBot = (services: Services, wake: () => void): Bot => {
  const { clock, records, microsoft, log } = services;
  const today = todayBy(clock);
  const state = stateAtVersion(records.version, (day) => readDigestState(records, day), clock);
  const bot: Bot = createBot({
    ...credentialsOf(services),
    tenantId: microsoft.tenantId,
    useCases: useCasesOf(services),
    state: () => state.now(mondayOf(today())),
    recentState: () => state.recent(mondayOf(today())),
    digestState: (day) => readDigestState(records, day),
    today,
    ownBallot: records.ownBallot,
    conversations: attentive(services, wake),
    tabUrl: linksOf(services),
    projectAt: projectLinked(originOf(services)),
    onReplaced: (cardId) => notePressed(services, bot, cardId),
    log,
  });
  return bot;
};
