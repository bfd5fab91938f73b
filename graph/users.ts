import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';

/** A person as the directory knows them. */
export const DirectoryUser = z
  .object({
    id: z.guid(),
    displayName: z.string(),
    userPrincipalName: z.string(),
    mail: z.string().nullish(),
  })
  .transform(({ mail, ...user }) => ({ ...user, mail: mail ?? user.userPrincipalName }));
export type DirectoryUser = z.infer<typeof DirectoryUser>;

const Users = z.object({ value: z.array(DirectoryUser) });

// Teams shows fifteen options in a list one types in.
const MOST = 15;

/** People whose name begins with what was typed, from the directory; at most fifteen. */
export const searchUsers = async (client: GraphClient, typed: string): Promise<DirectoryUser[]> => {
  const begins = typed.trim().replaceAll("'", "''");
  if (begins === '') return [];
  const filter = encodeURIComponent(`startswith(displayName,'${begins}')`);
  const path = `/users?$filter=${filter}&$select=id,displayName,userPrincipalName,mail&$top=${MOST}`;
  const { value } = await client.send({ method: 'GET', to: { path }, about: 'the directory' }, Users);
  return value;
};
