import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError, type GraphErrorReason } from './graph-error.ts';

/** What came of installing the app for somebody; all but the first two are for the office to know. */
export const installOutcomes = ['installed', 'there-already', 'denied', 'not-offered', 'unknown'] as const;
export type InstallOutcome = (typeof installOutcomes)[number];

const byReason = new Map<GraphErrorReason, InstallOutcome>([
  ['conflict', 'there-already'],
  ['denied', 'denied'],
  ['unauthenticated', 'denied'],
  ['not-found', 'unknown'],
  ['invalid', 'unknown'],
]);

// A tenant whose Graph has no such part says 501.
const outcomeOf = ({ reason, details }: GraphError): InstallOutcome | undefined =>
  details.status === 501 ? 'not-offered' : byReason.get(reason);

/**
 * Installs the app for a person, so that the bot may write to them first: POST /users/{id}/teamwork/installedApps
 * with TeamsAppInstallation.ReadWriteSelfForUser.All. `teamsAppId` is the app's id in the tenant's own catalogue.
 * Throws when a later try may succeed.
 */
export const installFor = async (
  client: GraphClient,
  oid: string,
  teamsAppId: string,
): Promise<InstallOutcome> => {
  const path = `/users/${encodeURIComponent(oid)}/teamwork/installedApps`;
  const catalogue = 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps';
  const body = { 'teamsApp@odata.bind': `${catalogue}/${teamsAppId}` };
  try {
    await client.send({ method: 'POST', to: { path }, about: 'installing the app', body }, z.unknown());
    return 'installed';
  } catch (error) {
    const outcome = error instanceof GraphError ? outcomeOf(error) : undefined;
    if (outcome === undefined) throw error;
    return outcome;
  }
};
