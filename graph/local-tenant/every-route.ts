import type { FastifyInstance } from 'fastify';
import { authorizeRoutes } from './authorize-routes.ts';
import { batchRoutes } from './batch-routes.ts';
import { drives } from './drive/index.ts';
import { grantRoutes } from './grant-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { columnRoutes, listRoutes } from './list-routes.ts';
import { localListRoutes } from './local-list-routes.ts';
import { notificationRoutes } from './notification-routes.ts';
import { plannerBucketRoutes, plannerPlanRoutes, plannerTaskRoutes } from './planner/index.ts';
import { siteRoutes } from './site-routes.ts';
import { subscriptionRoutes } from './subscription-routes.ts';
import type { Tenant } from './tenant.ts';
import { userRoutes } from './user-routes.ts';
import { versionRoutes } from './version-routes.ts';

/** All of Graph that is served, and what is the local tenant's own beside it. */
export const everyRoute: readonly ((app: FastifyInstance, tenant: Tenant) => void)[] = [
  siteRoutes,
  listRoutes,
  columnRoutes,
  itemRoutes,
  versionRoutes,
  grantRoutes,
  userRoutes,
  subscriptionRoutes,
  notificationRoutes,
  groupRoutes,
  drives,
  plannerPlanRoutes,
  plannerBucketRoutes,
  plannerTaskRoutes,
  batchRoutes,
  localListRoutes,
  authorizeRoutes,
];
