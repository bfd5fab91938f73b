export { plannerBucketRoutes } from './bucket-routes.ts';
export { plannerPlanRoutes } from './plan-routes.ts';
export { plannerTaskRoutes } from './task-routes.ts';
