import { plannerRefused } from './planner/index.ts';
import { Refused } from './refused.ts';

type Names = readonly string[];
type Room = {
  at: RegExp;
  /** Any of these, for an app alone and on a person's behalf {PERM}. */
  read: { application: Names; delegated: Names };
  write: { application: Names; delegated: Names };
  refusal: () => Refused;
};

const allDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const allUsers = ['User.Read.All', 'User.ReadWrite.All', ...allDirectory];
const allGroups = ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', ...allDirectory];
const both = (names: Names) => ({ application: names, delegated: names });
const nothing = both([]);

const insufficient = () =>
  new Refused(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** The rooms beside SharePoint; the first that fits counts. */
const rooms: readonly Room[] = [
  {
    at: /\/planner\//,
    read: {
      application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'],
      delegated: ['Tasks.Read', 'Tasks.ReadWrite', 'Group.Read.All', 'Group.ReadWrite.All'],
    },
    write: {
      application: ['Tasks.ReadWrite.All'],
      delegated: ['Tasks.ReadWrite', 'Group.ReadWrite.All'],
    },
    refusal: () => plannerRefused(403, 'You do not have the required permissions to access this item.'),
  },
  {
    at: /^\/v1\.0\/users/,
    read: { application: allUsers, delegated: ['User.ReadBasic.All', ...allUsers] },
    write: nothing,
    refusal: insufficient,
  },
  { at: /^\/v1\.0\/groups/, read: both(allGroups), write: nothing, refusal: insufficient },
  {
    // Whether Sites.Selected would do is not known; a report has 403 {G-sub}{I-7786}.
    at: /^\/v1\.0\/subscriptions/,
    read: both(['Sites.ReadWrite.All']),
    write: both(['Sites.ReadWrite.All']),
    refusal: () =>
      new Refused(
        403,
        'ExtensionError',
        'Operation: Create; Exception: [Status Code: Forbidden; Reason: Access denied]',
      ),
  },
];

type Asking = { method: string; template: string; permissions: ReadonlySet<string>; alone: boolean };

/** Refuses an app that has not been given what it takes to ask this beside SharePoint. */
export const expectPermission = ({ method, template, permissions, alone }: Asking): void => {
  const room = rooms.find(({ at }) => at.test(template));
  if (!room) return;
  const names = room[method === 'GET' ? 'read' : 'write'][alone ? 'application' : 'delegated'];
  if (!names.some((name) => permissions.has(name))) throw room.refusal();
};
