-- A function's owner must be allowed to create in its schema; only a superuser could hand it over otherwise.
grant create on schema kernel to zhiyuan_system;
-- Long tasks (任务托盘): work that outlives a request. The row carries who asked and in which scope, so that the job reads and
-- writes under exactly that scope. Progress is not audited; what a task changes is.
create table kernel.long_task (
  id uuid primary key,
  park_id uuid not null,
  user_id uuid not null,
  kind text not null check (kind ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'),
  title jsonb not null,
  job text not null,
  input jsonb not null default '{}',
  scope jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  percent double precision check (percent between 0 and 100),
  message jsonb,
  result jsonb not null default '{}',
  result_file_id uuid,
  error jsonb,
  cancel_requested boolean not null default false,
  -- The run that may write; a task that was thought dead and started again has a new one.
  run_id uuid,
  attempts integer not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  beat_at timestamptz not null default now(),
  finished_at timestamptz,
  expires_at timestamptz not null default now() + interval '7 days',
  unique (park_id, id)
);
create index on kernel.long_task (park_id, user_id, created_at desc);
create index on kernel.long_task (beat_at) where state in ('queued', 'running');
create index on kernel.long_task (expires_at);
select kernel.protect('kernel.long_task', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}', audited => false);
create policy own_user on kernel.long_task as restrictive to zhiyuan_app
  using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));

-- The first records that match a search, for suggestions: like kernel.search_ids, but stops early.
create function kernel.search_first(target regclass, park uuid, grams text[], most integer) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not park = any (kernel.scope_parks()) then return; end if;
  return query execute format('select id from %s where park_id = $1 and search @> $2 and removed_at is null limit $3', target) using park, grams, most;
end $$;
alter function kernel.search_first owner to zhiyuan_system;
