import type { Transaction as KyselyTransaction } from 'kysely';
import type { z } from 'zod';
import {
  type Entities,
  entityKey,
  type ListName,
  Measure,
  type Records,
  Task,
  type Transaction,
  type WorkItem,
} from '../../programme/index.ts';
import { officeChannel } from '../delivery/conversations.ts';
import { messagesForUpdate, sendAgain, takeBack } from '../delivery/office.ts';
import { isQueued } from '../delivery/queue-message.ts';
import { actionsSince, lastActed } from './action-chain.ts';
import {
  ballotsIn,
  endedBallots,
  forgetBallots,
  holdRound,
  keepBallot,
  ownBallot,
  roundsIn,
  saveRound,
} from './ballots.ts';
import { mirrorOf } from './mirror.ts';
import { schemas } from './rows.ts';
import type { Tables } from './tables.ts';
import { type StoreDeps, type UnitOfWork, unitOfWork } from './unit-of-work.ts';

/** The mirror and the log as use cases see them. Inside a transaction only what it hands out may be used. */
export const recordsIn = (deps: StoreDeps): Records => ({
  ...mirrorOf(deps.db),
  transaction: (work) => unitOfWork(deps, (unit) => work(transactionOf(unit))),
  actionsSince: (instant) => actionsSince(deps.db, instant),
  lastActed: () => lastActed(deps.db),
  votingRounds: () => roundsIn(deps.db),
  ownBallot: (caseKey, round, voterOid) => ownBallot(deps.db, caseKey, round, voterOid),
  endedBallots: (caseKey, round) => endedBallots(deps.db, caseKey, round),
});

const transactionOf = (unit: UnitOfWork): Transaction => ({
  ...mirrorOf(unit.trx),
  workItemForUpdate: (key) => workItemForUpdate(unit.trx, key),
  hold: (list, key) => hold(unit.trx, list, key),
  save: (list, entity) => save(unit, list, entity),
  add: (list, entity) => add(unit, list, entity),
  holdRound: (caseKey, round) => holdRound(unit.trx, caseKey, round),
  saveRound: async (round) => {
    await saveRound(unit.trx, round);
    unit.changed({ list: 'TfCases', key: round.caseKey });
  },
  ballots: ({ caseKey, round }) => ballotsIn(unit.trx, caseKey, round),
  keepBallot: (ballot) => keepBallot(unit.trx, ballot),
  forgetBallots: (caseKey, round, seat) => forgetBallots(unit.trx, caseKey, round, seat),
  log: async (action) => unit.log(action),
  queue: unit.queue,
  isQueued: (message) => isQueued(unit.trx, message),
  redraw: async (key) => unit.redraw(key),
  hasOfficeChannel: async () => (await officeChannel(unit.trx)) !== undefined,
  messagesForUpdate: (ids) => messagesForUpdate(unit.trx, ids),
  takeBack: async (id, byOid) => {
    await takeBack(unit.trx, id, { byOid, now: unit.now });
    unit.toSend();
  },
  sendAgain: async (id, how) => {
    await sendAgain(unit.trx, id, { how, now: unit.now });
    unit.toSend();
  },
});

const workItemForUpdate = async (
  trx: KyselyTransaction<Tables>,
  key: string,
): Promise<WorkItem | undefined> => {
  const row = await trx
    .selectFrom('mirror')
    .select(['list', 'entity'])
    .where('list', 'in', ['TfMeasures', 'TfTasks'])
    .where('key', '=', key)
    .where('faulty', '=', false)
    .orderBy('list')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return (row.list === 'TfMeasures' ? Measure : Task).safeParse(row.entity).data;
};

const hold = async <L extends ListName>(
  trx: KyselyTransaction<Tables>,
  list: L,
  key: string,
): Promise<Entities[L] | undefined> => {
  const row = await trx
    .selectFrom('mirror')
    .select('entity')
    .where('list', '=', list)
    .where('key', '=', key)
    .where('faulty', '=', false)
    .forUpdate()
    .executeTakeFirst();
  const schema: z.ZodType<Entities[L]> = schemas[list];
  return row && schema.safeParse(row.entity).data;
};

const save = async <L extends ListName>(unit: UnitOfWork, list: L, entity: Entities[L]): Promise<void> => {
  const key = entityKey(entity);
  await unit.trx
    .insertInto('mirror')
    .values({ list, key, entity: JSON.stringify(entity), owed_since: unit.now })
    .onConflict((conflict) =>
      conflict.columns(['list', 'key']).doUpdateSet(({ ref, eb, fn }) => ({
        entity: ref('excluded.entity'),
        // What was turned back may be right now.
        push_at: eb.case().when('mirror.push_fault', 'is', null).then(ref('mirror.push_at')).else(null).end(),
        // Back at what SharePoint holds, nothing is owed any more, save what it lost with a column.
        owed_since: eb
          .case()
          .when(eb.and([eb('mirror.synced', '=', ref('excluded.entity')), eb('mirror.refill', 'is', null)]))
          .then(null)
          .else(fn.coalesce(ref('mirror.owed_since'), ref('excluded.owed_since')))
          .end(),
      })),
    )
    .execute();
  unit.changed({ list, key });
  unit.push({ list, key });
};

const add = async <L extends ListName>(unit: UnitOfWork, list: L, entity: Entities[L]): Promise<boolean> => {
  const key = entityKey(entity);
  // A row that cannot be read at present is there all the same.
  const faulty = await unit.trx
    .selectFrom('row_faults')
    .select('key')
    .where('list', '=', list)
    .where('key', '=', key)
    .executeTakeFirst();
  if (faulty !== undefined) return false;
  const added = await unit.trx
    .insertInto('mirror')
    .values({ list, key, entity: JSON.stringify(entity), owed_since: unit.now })
    .onConflict((conflict) => conflict.columns(['list', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (added === undefined) return false;
  unit.changed({ list, key });
  unit.push({ list, key });
  return true;
};
