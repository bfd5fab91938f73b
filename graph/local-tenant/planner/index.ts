export { plannerBucketRoutes } from './bucket-routes.ts';
export { plannerRefused } from './etags.ts';
export { plannerPlanRoutes } from './plan-routes.ts';
export { plannerTaskRoutes } from './task-routes.ts';
