import type { FastifyInstance } from 'fastify';
import type { Tenant } from '../tenant.ts';
import { contentRoutes } from './content-routes.ts';
import { downloadRoutes } from './downloads.ts';
import { driveRoutes } from './drive-routes.ts';
import { listItemRoutes } from './list-item-routes.ts';
import { uploadRoutes } from './upload-routes.ts';
import { within } from './within.ts';

/** The drives of the site: its document libraries, their folders and files. */
export const drives = (app: FastifyInstance, tenant: Tenant): void => {
  const downloads = downloadRoutes(app, tenant);
  const onDrive = within(tenant, downloads);
  driveRoutes(app, tenant, onDrive);
  listItemRoutes(app, tenant, onDrive);
  contentRoutes(app, onDrive, downloads);
  uploadRoutes(app, tenant, onDrive, downloads);
};
