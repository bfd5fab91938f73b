/** A subscription as it is kept. */
export type SubscriptionTable = {
  id: string;
  app_id: string;
  creator_id: string;
  list_id: string;
  /** As it was asked for, and as notifications repeat it. */
  resource: string;
  change_type: string;
  notification_url: string;
  lifecycle_url: string | null;
  client_state: string | null;
  tls: string;
  expires_at: string;
  /** When it was made or last given a longer life. */
  renewed_at: string;
};

/** Tells of each list that something in it has changed, once it is committed. */
export const LIST_CHANGED = 'list_changed';

export const subscriptionSchema = `
  create table if not exists subscriptions (
    id text primary key, app_id text not null, creator_id text not null,
    list_id text not null references lists on delete cascade, resource text not null, change_type text not null,
    notification_url text not null, lifecycle_url text, client_state text, tls text not null,
    expires_at text not null, renewed_at text not null);
  create index if not exists subscriptions_list on subscriptions (list_id);
  create or replace function tell_change() returns trigger language plpgsql as $$
  begin
    perform pg_notify('${LIST_CHANGED}', coalesce(new.list_id, old.list_id));
    return null;
  end $$;
  create or replace trigger tell_change after insert or update or delete on items
    for each row execute function tell_change();
`;
