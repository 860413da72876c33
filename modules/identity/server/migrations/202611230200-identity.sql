create schema identity;
-- A function's owner must be allowed to create in its schema; only a superuser could hand it over otherwise.
grant create on schema identity to zhiyuan_system;
grant usage on schema identity to zhiyuan_app, zhiyuan_system;

create table identity.user (
  id uuid primary key,
  user_name text not null check (user_name = lower(user_name) and length(user_name) between 2 and 64),
  display_name text not null,
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  is_elder_mode boolean not null default false,
  totp_seed text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  is_disabled boolean not null default false,
  created_at timestamptz not null default now(),
  unique (user_name)
);
comment on column identity.user.display_name is 'personal';
comment on column identity.user.totp_seed is 'sensitive: encrypted';

create table identity.recovery_code (
  id uuid primary key,
  user_id uuid not null references identity.user (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz
);

-- One post of one person: roles held in one scope. A city or district names its parks one by one.
create table identity.membership (
  id uuid primary key,
  user_id uuid not null references identity.user (id) on delete cascade,
  scope_kind text not null check (scope_kind in ('platform', 'parks', 'park', 'company', 'provider', 'person')),
  roles text[] not null check (cardinality(roles) > 0),
  park_id uuid,
  park_ids uuid[] not null default '{}',
  company_id uuid,
  person_id uuid,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  check ((scope_kind = 'company') = (company_id is not null)),
  check (scope_kind in ('platform', 'parks') or park_id is not null)
);
create index on identity.membership (user_id);
create index on identity.membership (park_id);

create table identity.session (
  id uuid primary key,
  user_id uuid not null references identity.user (id) on delete cascade,
  token_hash bytea not null unique,
  kind text not null check (kind in ('browser', 'script')),
  active_membership_id uuid,
  address text,
  user_agent text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  fresh_until timestamptz,
  ended_at timestamptz
);
create index on identity.session (user_id) where ended_at is null;

create table identity.api_token (
  id uuid primary key,
  user_id uuid not null references identity.user (id) on delete cascade,
  membership_id uuid not null references identity.membership (id) on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  operations text[],
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Failed attempts by user name and by address, for the doubling wait.
create table identity.attempt (
  id bigint generated always as identity primary key,
  user_name text not null,
  address text not null,
  at timestamptz not null default now()
);
create index on identity.attempt (user_name, at);
create index on identity.attempt (address, at);

-- Changes to what a role may do; the contracts' defaults hold where no row says otherwise.
create table identity.role_permission (
  id uuid primary key,
  role text not null,
  operation text not null,
  is_granted boolean not null,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  unique (role, operation)
);

do $$ declare t text; begin
  foreach t in array array['user', 'recovery_code', 'membership', 'session', 'api_token', 'attempt', 'role_permission'] loop
    execute format('alter table identity.%I enable row level security', t);
    execute format('alter table identity.%I force row level security', t);
    execute format('create policy system_all on identity.%I to zhiyuan_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on identity.%I to zhiyuan_system', t);
  end loop;
end $$;

-- A user reads and changes what is their own; administrators of the installation manage accounts.
create policy app_own on identity.user for select to zhiyuan_app using (id = (select kernel.scope_user()) or (select kernel.scope_kind()) = 'platform');
create policy app_change_own on identity.user for update to zhiyuan_app using (id = (select kernel.scope_user()) or (select kernel.scope_kind()) = 'platform') with check (id = (select kernel.scope_user()) or (select kernel.scope_kind()) = 'platform');
create policy app_create on identity.user for insert to zhiyuan_app with check ((select kernel.scope_kind()) = 'platform');
grant select, insert, update on identity.user to zhiyuan_app;
create policy app_own on identity.recovery_code to zhiyuan_app using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));
grant select, insert, update, delete on identity.recovery_code to zhiyuan_app;
create policy app_read on identity.membership for select to zhiyuan_app using (user_id = (select kernel.scope_user()) or (select kernel.scope_kind()) = 'platform' or park_id = any ((select kernel.scope_parks())::uuid[]) and (select kernel.scope_kind()) = 'park');
create policy app_manage on identity.membership to zhiyuan_app using ((select kernel.scope_kind()) = 'platform') with check ((select kernel.scope_kind()) = 'platform');
grant select, insert, update, delete on identity.membership to zhiyuan_app;
create policy app_own on identity.session to zhiyuan_app using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));
grant select, update on identity.session to zhiyuan_app;
create policy app_own on identity.api_token to zhiyuan_app using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));
grant select, insert, update on identity.api_token to zhiyuan_app;
create policy app_read on identity.role_permission for select to zhiyuan_app using (true);
create policy app_manage on identity.role_permission to zhiyuan_app using ((select kernel.scope_kind()) = 'platform') with check ((select kernel.scope_kind()) = 'platform');
grant select, insert, update on identity.role_permission to zhiyuan_app;

-- Names of the colleagues in a park, for assigning work; nothing else of their accounts.
create function identity.colleagues(park uuid) returns table (user_id uuid, display_name text, roles text[])
language sql stable security definer set search_path = pg_catalog as $$
  select u.id, u.display_name, m.roles from identity.user u join identity.membership m on m.user_id = u.id
  where m.park_id = park and m.scope_kind = 'park' and park = any (kernel.scope_parks()) and not u.is_disabled
    and (m.valid_until is null or m.valid_until > now())
$$;
alter function identity.colleagues owner to zhiyuan_system;

select kernel.audited('identity.user', '{password_hash,totp_seed,totp_last_step}');
select kernel.audited('identity.membership');
select kernel.audited('identity.api_token', '{token_hash}');
select kernel.audited('identity.role_permission');
