import { siteIdOf, type Tenant } from '../tenant.ts';

const ofList = /^\/v1\.0\/sites\/([^/?]+)\/lists\/([^/?]+)\/drive(?=[/?]|$)/;
const ofSite = /^\/v1\.0\/sites\/([^/?]+)\/drive(?=[/?]|$)/;
const item = /^(\/v1\.0\/drives\/[^/?]+)\/(root|items\/[^/:?]+)(?::(\/[^:?]*):?)?(?=[/?]|$)/;

/**
 * Every way to a drive's item is another name for one: `/sites/{s}/drive/root:/Folder/file.pdf:/content` and
 * `/drives/{d}/items/{folder}:/file.pdf:/content` both become `/drives/{d}/items/{start:path}/content`
 * {docs onedrive-addressing-driveitems}. A drive named by its list, or as the site's own, is looked up later.
 */
export const driveAddress = (url: string, { directory }: Pick<Tenant, 'directory'>): string => {
  const alias = (site: string, named: string) =>
    `/v1.0/drives/${decoded(site) === siteIdOf(directory) ? encodeURIComponent(named) : 'unknown'}`;
  return url
    .replace(ofList, (_, site: string, list: string) => alias(site, `list ${decoded(list)}`))
    .replace(ofSite, (_, site: string) => alias(site, 'site'))
    .replace(item, (_, drive: string, start: string, path = '') => {
      const whole = `${start.replace('items/', '')}:${decoded(path)}`;
      return `${drive}/items/${encodeURIComponent(whole)}`;
    });
};

/** A part of an address as people read it; one that cannot be read stays, and finds nothing. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    return part;
  }
};
