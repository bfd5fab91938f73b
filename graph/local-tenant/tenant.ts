import { createHash } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { Clock, Log } from '../../programme/index.ts';
import type { Arrivals } from './arrivals.ts';
import type { Database } from './database.ts';
import type { LocalDirectory } from './directory.ts';
import type { PageTricks } from './page-tricks.ts';
import type { People } from './people.ts';

/** What every part of the local tenant works with. */
export type Tenant = {
  db: Database;
  directory: LocalDirectory;
  clock: Clock;
  /** The time browsers go by, where `clock` has been set to another day. */
  wallClock: Clock;
  log: Log;
  people: People;
  /** What its pages have been asked to do for a test. */
  tricks: PageTricks;
  arrivals: Arrivals;
  /** Tells of each list something in which has changed. */
  listChanges: EventEmitter<{ changed: [list: string] }>;
  /** How long an address has to answer a notification or a handshake. */
  patienceMs: number;
  /** How many subscriptions an app may have. */
  subscriptionQuota: number;
  /** How many licences the tenant has, which decides how much an app may ask for {SPD-throttle}. */
  licences: number;
  /** The site's time zone: SharePoint keeps a date without time as midnight there. */
  timeZone: string;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: () => string;
  /** From 0 up to 1: what is left to chance, in an order the seed decides. */
  random: () => number;
};

/** The same guid for the same text, so that ids outlive a new data directory. */
export const guidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/** Who made what every site begins with. */
export const system = {
  kind: 'application',
  id: guidOf('SharePoint'),
  displayName: 'SharePoint App',
} as const;

/** `host,site collection,web`, the form site ids have. */
export const siteIdOf = ({ site }: LocalDirectory): string =>
  `${site.hostname},${guidOf(`collection ${site.path}`)},${guidOf(`web ${site.path}`)}`;

export const siteUrlOf = ({ site }: LocalDirectory): string => `https://${site.hostname}${site.path}`;

/** An instant as Graph writes it, to the second. */
export const timestamp = (clock: Clock): string => clock.now().round('second').toString();
