export { LocalDirectory } from './directory.ts';
export { type LocalTenant, type LocalTenantOptions, startLocalTenant } from './start.ts';
