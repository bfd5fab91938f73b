import type {
  ChangeNotificationCollection,
  ColumnDefinition,
  Deleted,
  Drive,
  DriveItem,
  Group,
  List,
  ListItem,
  ListItemVersion,
  Permission,
  PlannerAssignment,
  PlannerBucket,
  PlannerChecklistItem,
  PlannerExternalReference,
  PlannerPlan,
  PlannerTask,
  PlannerTaskDetails,
  PublicError,
  PublicInnerError,
  Site,
  Subscription,
  UploadSession,
  User,
} from '@microsoft/microsoft-graph-types';

type Page<T> = { value: T[] };
/** What is gone is told of by its id alone; this stands in the documentation and not among the types {G-itemdelta}. */
type Gone = { id: string; deleted: Deleted };
/** Columns by their names, which no type can know. */
type Fields = Record<string, unknown>;

/** What a batch answers for a part, which has a body where its own answer has one {G-batch}. */
type Part = { id: string; status: number; headers: Record<string, string> };

/** What the local tenant answers on each of its addresses, and what it posts, in Microsoft's own types. */
export type Answers = {
  'GET /v1.0/sites/:site': Site;
  'GET /v1.0/sites/:site/lists': Page<List>;
  'POST /v1.0/sites/:site/lists': List;
  'GET /v1.0/sites/:site/lists/:list': List;
  'PATCH /v1.0/sites/:site/lists/:list': List;
  'GET /v1.0/sites/:site/lists/:list/columns': Page<ColumnDefinition>;
  'POST /v1.0/sites/:site/lists/:list/columns': ColumnDefinition;
  'GET /v1.0/sites/:site/lists/:list/columns/:column': ColumnDefinition;
  'PATCH /v1.0/sites/:site/lists/:list/columns/:column': ColumnDefinition;
  'GET /v1.0/sites/:site/lists/:list/items': Page<ListItem>;
  'POST /v1.0/sites/:site/lists/:list/items': ListItem;
  'GET /v1.0/sites/:site/lists/:list/items/delta': Page<ListItem | Gone>;
  'GET /v1.0/sites/:site/lists/:list/items/delta()': Page<ListItem | Gone>;
  'GET /v1.0/sites/:site/lists/:list/items/:item': ListItem;
  'PATCH /v1.0/sites/:site/lists/:list/items/:item': ListItem;
  'GET /v1.0/sites/:site/lists/:list/items/:item/fields': Fields;
  'PATCH /v1.0/sites/:site/lists/:list/items/:item/fields': Fields;
  'GET /v1.0/sites/:site/lists/:list/items/:item/versions': Page<ListItemVersion>;
  'GET /v1.0/sites/:site/lists/:list/items/:item/versions/:version': ListItemVersion;
  'GET /v1.0/sites/:site/lists/:list/items/:item/driveItem': DriveItem;
  'GET /v1.0/sites/:site/drives': Page<Drive>;
  'GET /v1.0/drives/:drive': Drive;
  'GET /v1.0/drives/:drive/items/:item': DriveItem;
  'PATCH /v1.0/drives/:drive/items/:item': DriveItem;
  'GET /v1.0/drives/:drive/items/:item/children': Page<DriveItem>;
  'POST /v1.0/drives/:drive/items/:item/children': DriveItem;
  'PUT /v1.0/drives/:drive/items/:item/content': DriveItem;
  'GET /v1.0/drives/:drive/items/:item/listItem': ListItem;
  'PATCH /v1.0/drives/:drive/items/:item/listItem/fields': Fields;
  'POST /v1.0/drives/:drive/items/:item/createUploadSession': UploadSession;
  'GET /uploads/:token': UploadSession;
  /** More to come, or the file that came of it {docs driveitem-createuploadsession}. */
  'PUT /uploads/:token': UploadSession | DriveItem;
  'POST /uploads/:token': DriveItem;
  'POST /v1.0/$batch': { responses: (Part | (Part & { body: unknown }))[] };
  'GET /v1.0/sites/:site/permissions': Page<Permission>;
  'POST /v1.0/sites/:site/permissions': Permission;
  'GET /v1.0/sites/:site/permissions/:permission': Permission;
  'PATCH /v1.0/sites/:site/permissions/:permission': Permission;
  'GET /v1.0/sites/:site/lists/:list/permissions': Page<Permission>;
  'POST /v1.0/sites/:site/lists/:list/permissions': Permission;
  'GET /v1.0/sites/:site/lists/:list/permissions/:permission': Permission;
  'PATCH /v1.0/sites/:site/lists/:list/permissions/:permission': Permission;
  'GET /v1.0/sites/:site/lists/:list/items/:item/permissions': Page<Permission>;
  'POST /v1.0/sites/:site/lists/:list/items/:item/permissions': Permission;
  'GET /v1.0/sites/:site/lists/:list/items/:item/permissions/:permission': Permission;
  'PATCH /v1.0/sites/:site/lists/:list/items/:item/permissions/:permission': Permission;
  'GET /v1.0/subscriptions': Page<Subscription>;
  'POST /v1.0/subscriptions': Subscription;
  'GET /v1.0/subscriptions/:id': Subscription;
  'PATCH /v1.0/subscriptions/:id': Subscription;
  'GET /v1.0/users': Page<User>;
  'GET /v1.0/users/:user': User;
  'GET /v1.0/groups': Page<Group>;
  'GET /v1.0/groups/:group': Group;
  'GET /v1.0/groups/:group/members': Page<User | Group>;
  'GET /v1.0/groups/:group/members/microsoft.graph.user': Page<User>;
  'GET /v1.0/groups/:group/transitiveMembers': Page<User | Group>;
  'GET /v1.0/groups/:group/transitiveMembers/microsoft.graph.user': Page<User>;
  'GET /v1.0/groups/:id/planner/plans': Page<PlannerPlan>;
  'POST /v1.0/planner/plans': PlannerPlan;
  'GET /v1.0/planner/plans/:id': PlannerPlan;
  'PATCH /v1.0/planner/plans/:id': PlannerPlan;
  'GET /v1.0/planner/plans/:id/tasks': Page<PlannerTask>;
  'GET /v1.0/planner/plans/:id/buckets': Page<PlannerBucket>;
  'POST /v1.0/planner/buckets': PlannerBucket;
  'GET /v1.0/planner/buckets/:bucket': PlannerBucket;
  'PATCH /v1.0/planner/buckets/:bucket': PlannerBucket;
  'GET /v1.0/planner/buckets/:bucket/tasks': Page<PlannerTask>;
  'POST /v1.0/planner/tasks': PlannerTask;
  'GET /v1.0/planner/tasks/:task': PlannerTask;
  'PATCH /v1.0/planner/tasks/:task': PlannerTask;
  'GET /v1.0/planner/tasks/:task/details': PlannerTaskDetails;
  'PATCH /v1.0/planner/tasks/:task/details': PlannerTaskDetails;
  'GET /v1.0/me/planner/tasks': Page<PlannerTask>;
  'GET /v1.0/users/:user/planner/tasks': Page<PlannerTask>;
  /** What the tenant posts to who subscribes {CSDL}{G-webhook}. */
  posted: ChangeNotificationCollection;
  /** What the open types hold, whose properties a client names: `OpenType` in Graph's metadata {CSDL}. */
  entries: {
    FieldValueSet: unknown;
    PlannerAppliedCategories: boolean;
    PlannerAssignments: PlannerAssignment;
    PlannerChecklistItems: PlannerChecklistItem;
    PlannerExternalReferences: PlannerExternalReference;
  };
  /** A refusal, whatever was asked {G-errors}; the ids stand in the documentation and not among the types. */
  refusal: {
    error: Omit<PublicError, 'innerError'> & {
      code: string;
      message: string;
      innerError: PublicInnerError & { date: string; 'request-id': string; 'client-request-id': string };
    };
  };
};
