-- Roles: zhiyuan_app answers requests and is bound by row-level security; zhiyuan_system works across parks (outbox, jobs,
-- sign-in, retention). Both are created by the migration runner, which knows their passwords. Neither owns a table of park data.
create schema if not exists kernel;
create schema audit;
-- A function's owner must be allowed to create in its schema; only a superuser could hand it over otherwise.
grant create on schema audit, kernel to zhiyuan_system;
grant usage on schema kernel, audit to zhiyuan_app, zhiyuan_system;

-- nullif: after the first transaction-local set a setting reads back as '' instead of null.
create function kernel.scope_kind() returns text language sql stable parallel safe as
  $$ select coalesce(current_setting('app.scope', true), '') $$;
create function kernel.scope_parks() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.parks', true), ''), '{}')::uuid[] $$;
create function kernel.scope_company() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.company', true), '')::uuid $$;
create function kernel.scope_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function kernel.scope_user() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user', true), '')::uuid $$;

create table audit.entry (
  id bigint generated always as identity primary key,
  park_id uuid,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text,
  actor_roles text,
  session_id uuid,
  address text,
  request_id text,
  operation text,
  reason text,
  action text not null,
  table_name text,
  record_id text,
  before jsonb,
  after jsonb,
  -- Filled when the entry is sealed into the chain of its park; see modules/audit.
  chain_position bigint,
  chain_hash bytea
);
create unique index on audit.entry (coalesce(park_id, '00000000-0000-0000-0000-000000000000'), chain_position);
create index on audit.entry (id) where chain_hash is null;
create index on audit.entry (table_name, record_id, id);
create index on audit.entry (park_id, id);
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy app_select on audit.entry for select to zhiyuan_app
  using (park_id = any ((select kernel.scope_parks())::uuid[]) and (select kernel.scope_kind()) in ('park', 'parks') or (select kernel.scope_kind()) = 'platform' and park_id is null);
create policy system_all on audit.entry to zhiyuan_system using (true) with check (true);
grant select on audit.entry to zhiyuan_app;
grant select, insert on audit.entry to zhiyuan_system;
grant update (chain_position, chain_hash) on audit.entry to zhiyuan_system;

-- Writes one entry: who and why come from the transaction's settings, so that no code has to remember.
create function audit.write(park uuid, action text, table_name text, record_id text, before jsonb, after jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into audit.entry (park_id, actor_id, actor_name, actor_roles, session_id, address, request_id, operation, reason, action, table_name, record_id, before, after)
  select park, nullif(a->>'userId', '')::uuid, a->>'name', a->>'roles', nullif(a->>'sessionId', '')::uuid, a->>'address', a->>'requestId', a->>'operation',
    coalesce(nullif(current_setting('app.reason', true), ''), a->>'reason'), action, table_name, record_id, before, after
  from (select coalesce(nullif(current_setting('app.actor', true), ''), '{}')::jsonb as a) actor
$$;
alter function audit.write owner to zhiyuan_system;
revoke all on function audit.write from public;
grant execute on function audit.write to zhiyuan_app, zhiyuan_system;

-- One statement, one insert: a 50,000-row import writes its entries set-based. Argument 1: masked columns, comma separated.
create function audit.on_change() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  actor jsonb := coalesce(nullif(current_setting('app.actor', true), ''), '{}')::jsonb;
  why text := coalesce(nullif(current_setting('app.reason', true), ''), actor->>'reason');
  masked text[] := string_to_array(tg_argv[0], ',');
  name text := tg_table_schema || '.' || tg_table_name;
  mask jsonb := coalesce((select jsonb_object_agg(m, '***') from unnest(masked) m), '{}');
begin
  if tg_op = 'INSERT' then
    insert into audit.entry (park_id, actor_id, actor_name, actor_roles, session_id, address, request_id, operation, reason, action, table_name, record_id, after)
    select nullif(j->>'park_id', '')::uuid, nullif(actor->>'userId', '')::uuid, actor->>'name', actor->>'roles', nullif(actor->>'sessionId', '')::uuid, actor->>'address', actor->>'requestId', actor->>'operation', why,
      'insert', name, j->>'id', (jsonb_strip_nulls(j) - 'search') || (select coalesce(jsonb_object_agg(m, '***'), '{}') from unnest(masked) m where j->>m is not null)
    from (select to_jsonb(n) as j from new_rows n) r;
  elsif tg_op = 'UPDATE' then
    insert into audit.entry (park_id, actor_id, actor_name, actor_roles, session_id, address, request_id, operation, reason, action, table_name, record_id, before, after)
    select nullif(b->>'park_id', '')::uuid, nullif(actor->>'userId', '')::uuid, actor->>'name', actor->>'roles', nullif(actor->>'sessionId', '')::uuid, actor->>'address', actor->>'requestId', actor->>'operation', why,
      'update', name, b->>'id',
      (select jsonb_object_agg(k, case when k = any (masked) then '"***"' else b->k end) from jsonb_object_keys(b) k where k <> 'search' and b->k is distinct from a->k),
      (select jsonb_object_agg(k, case when k = any (masked) then '"***"' else a->k end) from jsonb_object_keys(a) k where k <> 'search' and b->k is distinct from a->k)
    from (select to_jsonb(o) as b, to_jsonb(n) as a from old_rows o join new_rows n on n.id = o.id) r
    where b - 'search' is distinct from a - 'search';
  else
    insert into audit.entry (park_id, actor_id, actor_name, actor_roles, session_id, address, request_id, operation, reason, action, table_name, record_id, before)
    select nullif(j->>'park_id', '')::uuid, nullif(actor->>'userId', '')::uuid, actor->>'name', actor->>'roles', nullif(actor->>'sessionId', '')::uuid, actor->>'address', actor->>'requestId', actor->>'operation', why,
      'delete', name, j->>'id', (jsonb_strip_nulls(j) - 'search') || (select coalesce(jsonb_object_agg(m, '***'), '{}') from unnest(masked) m where j->>m is not null)
    from (select to_jsonb(o) as j from old_rows o) r;
  end if;
  return null;
end $$;
alter function audit.on_change owner to zhiyuan_system;

-- Attaches the audit triggers; the table needs a column "id".
create function kernel.audited(target regclass, masked text[] default '{}') returns void language plpgsql as $$
declare list text := quote_literal(array_to_string(masked, ','));
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.on_change(%s)', target, list);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.on_change(%s)', target, list);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.on_change(%s)', target, list);
end $$;

-- Row-level security for a table with park data: rows of the transaction's parks only, for the scope kinds named; a company,
-- provider or person scope sees only its own rows when the table has such a column. Sets the audit triggers too.
create function kernel.protect(target regclass, readers text[] default '{park,parks,system}', writers text[] default '{park}',
  company text default null, person text default null, masked text[] default '{}', audited boolean default true) returns void language plpgsql as $$
declare
  park constant text := 'park_id = any ((select kernel.scope_parks())::uuid[])';
  own text := '';
  may_read text; may_write text;
begin
  if company is not null then
    own := own || format(' and ((select kernel.scope_company()) is null or %I = (select kernel.scope_company()))', company);
  end if;
  if person is not null then
    own := own || format(' and ((select kernel.scope_person()) is null or %I = (select kernel.scope_person()))', person);
  end if;
  may_read := format('%s and (select kernel.scope_kind()) = any (%L::text[])%s', park, readers, own);
  may_write := format('%s and (select kernel.scope_kind()) = any (%L::text[])%s', park, writers, own);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy app_select on %s for select to zhiyuan_app using (%s)', target, may_read);
  execute format('create policy app_insert on %s for insert to zhiyuan_app with check (%s)', target, may_write);
  execute format('create policy app_update on %s for update to zhiyuan_app using (%s) with check (%s)', target, may_write, may_write);
  execute format('create policy app_delete on %s for delete to zhiyuan_app using (%s)', target, may_write);
  execute format('create policy system_all on %s to zhiyuan_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to zhiyuan_app, zhiyuan_system', target);
  execute format('grant usage on schema %I to zhiyuan_app, zhiyuan_system', (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target));
  if audited then perform kernel.audited(target, masked); end if;
end $$;

-- Row-level security keeps @> from using an index, so Chinese search filters the park itself and then asks the bigram index.
create function kernel.search_ids(target regclass, park uuid, grams text[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not park = any (kernel.scope_parks()) then return; end if;
  return query execute format('select id from %s where park_id = $1 and search @> $2', target) using park, grams;
end $$;
alter function kernel.search_ids owner to zhiyuan_system;

create table kernel.outbox (
  id bigint generated always as identity primary key,
  park_id uuid,
  event text not null,
  payload jsonb not null,
  cause jsonb not null default '{}',
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text
);
create index on kernel.outbox (next_attempt_at, id) where delivered_at is null;
alter table kernel.outbox enable row level security;
alter table kernel.outbox force row level security;
create policy app_insert on kernel.outbox for insert to zhiyuan_app with check (park_id is null or park_id = any ((select kernel.scope_parks())::uuid[]));
create policy system_all on kernel.outbox to zhiyuan_system using (true) with check (true);
grant insert on kernel.outbox to zhiyuan_app;
grant select, insert, update, delete on kernel.outbox to zhiyuan_system;

create table kernel.outbox_receipt (
  subscriber text not null,
  outbox_id bigint not null references kernel.outbox (id) on delete cascade,
  primary key (subscriber, outbox_id)
);
alter table kernel.outbox_receipt enable row level security;
alter table kernel.outbox_receipt force row level security;
create policy system_all on kernel.outbox_receipt to zhiyuan_system using (true) with check (true);
grant select, insert, delete on kernel.outbox_receipt to zhiyuan_system;

-- Wakes the delivery, and tells open pages which event happened in which park (never its content).
create function kernel.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('zhiyuan_outbox', '');
  perform pg_notify('zhiyuan_live', json_build_object('event', new.event, 'parkId', new.park_id, 'ledger', new.payload->>'ledger')::text);
  return null;
end $$;
create trigger announce after insert on kernel.outbox for each row execute function kernel.announce();

create table kernel.idempotency (
  user_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  operation text not null,
  request_hash bytea not null,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index on kernel.idempotency (created_at);
alter table kernel.idempotency enable row level security;
alter table kernel.idempotency force row level security;
create policy app_own on kernel.idempotency to zhiyuan_app using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));
create policy system_all on kernel.idempotency to zhiyuan_system using (true) with check (true);
grant select, insert, update on kernel.idempotency to zhiyuan_app;
grant select, delete on kernel.idempotency to zhiyuan_system;

-- Queues a job in the caller's transaction: it starts only if the transaction commits.
create function kernel.add_job(task text, payload jsonb, job_key text default null, run_at timestamptz default null, attempts integer default 5) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(identifier => task, payload => payload::json, job_key => job_key, run_at => run_at, max_attempts => attempts);
end $$;
alter function kernel.add_job owner to zhiyuan_system;
