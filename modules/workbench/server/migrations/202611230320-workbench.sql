-- The workbench (工作台): what a person keeps for their own work — saved views, preferences, drafts, what they opened last — and the
-- to-do centre. Long tasks are the kernel's.
create schema workbench;
grant usage on schema workbench to zhiyuan_app, zhiyuan_system;

create table workbench.view (
  id uuid primary key,
  park_id uuid not null,
  -- The list the view belongs to: a ledger's name or a page's.
  list text not null check (length(list) between 1 and 100),
  name text not null check (length(name) between 1 and 100),
  visibility text not null check (visibility in ('personal', 'shared', 'locked')),
  -- Roles whose first view of the list this is.
  default_for text[] not null default '{}',
  state jsonb not null,
  owner_id uuid not null,
  -- Shared within the same kind of scope, and for companies within the same company.
  audience text not null,
  company_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (park_id, id)
);
create index on workbench.view (park_id, list);
select kernel.protect('workbench.view', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}');
create policy audience on workbench.view as restrictive to zhiyuan_app using (
  owner_id = (select kernel.scope_user())
  or visibility <> 'personal' and audience = (select kernel.scope_kind()) and company_id is not distinct from (select kernel.scope_company()));

-- No park data: choices of one person, on every device.
create table workbench.preference (
  user_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  value jsonb not null check (pg_column_size(value) <= 32768),
  updated_at timestamptz not null default now(),
  primary key (user_id, key)
);
alter table workbench.preference enable row level security;
alter table workbench.preference force row level security;
create policy app_own on workbench.preference to zhiyuan_app using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));
create policy system_all on workbench.preference to zhiyuan_system using (true) with check (true);
grant select, insert, update, delete on workbench.preference to zhiyuan_app, zhiyuan_system;

-- What was typed and not yet saved. It may hold anything a form asks for, so it is encrypted whole.
create table workbench.draft (
  id uuid primary key,
  park_id uuid not null,
  user_id uuid not null,
  form text not null check (length(form) between 1 and 200),
  content text not null,
  updated_at timestamptz not null default now(),
  unique (park_id, user_id, form)
);
comment on column workbench.draft.content is 'sensitive: encrypted';
create index on workbench.draft (updated_at);
select kernel.protect('workbench.draft', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}', audited => false);
create policy own_user on workbench.draft as restrictive to zhiyuan_app using (user_id = (select kernel.scope_user()));

create table workbench.recent (
  id uuid primary key,
  park_id uuid not null,
  user_id uuid not null,
  ledger text not null,
  record_id uuid not null,
  visited_at timestamptz not null default now(),
  unique (park_id, user_id, ledger, record_id)
);
create index on workbench.recent (park_id, user_id, visited_at desc);
select kernel.protect('workbench.recent', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}', audited => false);
create policy own_user on workbench.recent as restrictive to zhiyuan_app using (user_id = (select kernel.scope_user()));

-- One row for one thing somebody has to do; the module that raised it closes it.
create table workbench.todo_item (
  id uuid primary key,
  park_id uuid not null,
  -- Null: for the operator's people; else for people of this company.
  company_id uuid,
  -- What is to be done, and the thing it is about: raising the same again changes the item.
  kind text not null check (kind ~ '^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$'),
  source text not null check (length(source) between 1 and 200),
  title jsonb not null,
  detail jsonb,
  path text,
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
  due_on date,
  handlers uuid[] not null default '{}',
  handler_roles text[] not null default '{}',
  copies uuid[] not null default '{}',
  copy_roles text[] not null default '{}',
  raised_by uuid,
  raised_by_name text,
  raised_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by uuid,
  outcome jsonb,
  unique (park_id, id),
  unique (park_id, kind, source)
);
create index on workbench.todo_item (park_id, due_on) where closed_at is null;
create index on workbench.todo_item (park_id, closed_by, closed_at desc);
create index on workbench.todo_item (park_id, raised_by, raised_at desc);
select kernel.protect('workbench.todo_item', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}', company => 'company_id');
create policy own_only on workbench.todo_item as restrictive to zhiyuan_app
  using ((select kernel.scope_kind()) in ('park', 'parks', 'company') or (select kernel.scope_user()) = any (handlers) or raised_by = (select kernel.scope_user()));
