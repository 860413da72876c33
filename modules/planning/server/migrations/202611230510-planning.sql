-- Planning ledgers (规划台账): versions of the park's plan, what it foresees, its reviews, and the documents that refer to it.
create schema planning;
grant usage on schema planning to zhiyuan_app, zhiyuan_system;

create table planning.plan_version (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  version_no integer not null,
  state text not null check (state in ('draft', 'current', 'superseded')),
  adopted_on date,
  approval_no text,
  leading_industries text,
  dormitory_ratio_min double precision,
  dormitory_ratio_max double precision,
  catering_ratio_min double precision,
  catering_ratio_max double precision,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on planning.plan_version (park_id, code) where removed_at is null;
create index on planning.plan_version using gin (search);
-- One plan is in force at a time.
create unique index planning_current_version_exists on planning.plan_version (park_id) where state = 'current' and removed_at is null;
select kernel.protect('planning.plan_version');

create table planning.plan_target (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  plan_version uuid not null,
  measure text not null,
  target_value double precision,
  unit text,
  due_on date,
  responsible text,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, plan_version) references planning.plan_version (park_id, id) deferrable initially deferred
);
create unique index on planning.plan_target (park_id, code) where removed_at is null;
create index on planning.plan_target using gin (search);
create index on planning.plan_target (park_id, plan_version);
select kernel.protect('planning.plan_target');

create table planning.planned_facility (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  plan_version uuid not null,
  category text not null check (category in ('plant', 'warehouse', 'logistics', 'dormitory', 'catering', 'office', 'business', 'road', 'parking', 'water', 'power', 'heat', 'gas', 'communication', 'fire', 'flood', 'environment', 'sanitation', 'other')),
  quantity double precision,
  area_m2 double precision,
  due_on date,
  built_on date,
  building uuid,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, plan_version) references planning.plan_version (park_id, id) deferrable initially deferred,
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on planning.planned_facility (park_id, code) where removed_at is null;
create index on planning.planned_facility using gin (search);
create index on planning.planned_facility (park_id, plan_version);
create index on planning.planned_facility (park_id, building);
select kernel.protect('planning.planned_facility');

create table planning.planned_service (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  plan_version uuid not null,
  category text not null check (category in ('governmentAgency', 'policyLaw', 'information', 'supplyChain', 'incubation', 'personnel', 'startup', 'roadshow', 'exhibition', 'bookkeeping', 'talent', 'finance', 'intellectualProperty', 'research', 'testing', 'ecommerce')),
  provider text,
  due_on date,
  started_on date,
  ended_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, plan_version) references planning.plan_version (park_id, id) deferrable initially deferred
);
create unique index on planning.planned_service (park_id, code) where removed_at is null;
create index on planning.planned_service using gin (search);
create index on planning.planned_service (park_id, plan_version);
select kernel.protect('planning.planned_service');

create table planning.plan_review (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  plan_version uuid not null,
  reviewed_on date not null,
  conclusion text check (conclusion in ('keep', 'adjust', 'rewrite')),
  remark text,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, plan_version) references planning.plan_version (park_id, id) deferrable initially deferred
);
create unique index on planning.plan_review (park_id, code) where removed_at is null;
create index on planning.plan_review using gin (search);
create index on planning.plan_review (park_id, plan_version);
select kernel.protect('planning.plan_review');

create table planning.plan_adjustment (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  plan_version uuid not null,
  proposed_on date not null,
  decided_on date,
  decision text check (decision in ('accepted', 'rejected')),
  remark text,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, plan_version) references planning.plan_version (park_id, id) deferrable initially deferred
);
create unique index on planning.plan_adjustment (park_id, code) where removed_at is null;
create index on planning.plan_adjustment using gin (search);
create index on planning.plan_adjustment (park_id, plan_version);
select kernel.protect('planning.plan_adjustment');

create table planning.guiding_document (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('admissionCriteria', 'scoringSheet', 'growthTargets', 'managementRule')),
  plan_version uuid,
  in_force_from date,
  in_force_to date,
  file text,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, plan_version) references planning.plan_version (park_id, id) deferrable initially deferred
);
create unique index on planning.guiding_document (park_id, code) where removed_at is null;
create index on planning.guiding_document using gin (search);
create index on planning.guiding_document (park_id, plan_version);
select kernel.protect('planning.guiding_document');

create view planning.published_plan_version with (security_invoker = true) as
  select id, park_id, code, name, version_no, state, adopted_on, approval_no, leading_industries, dormitory_ratio_min, dormitory_ratio_max,
    catering_ratio_min, catering_ratio_max, updated_at
  from planning.plan_version where removed_at is null;
create view planning.published_plan_target with (security_invoker = true) as
  select id, park_id, code, name, plan_version, measure, target_value, unit, due_on, responsible, updated_at
  from planning.plan_target where removed_at is null;
create view planning.published_planned_facility with (security_invoker = true) as
  select id, park_id, code, name, plan_version, category, quantity, area_m2, due_on, built_on, building, updated_at
  from planning.planned_facility where removed_at is null;
create view planning.published_planned_service with (security_invoker = true) as
  select id, park_id, code, name, plan_version, category, provider, due_on, started_on, ended_on, updated_at
  from planning.planned_service where removed_at is null;
create view planning.published_plan_review with (security_invoker = true) as
  select id, park_id, code, name, plan_version, reviewed_on, conclusion, remark, updated_at
  from planning.plan_review where removed_at is null;
create view planning.published_plan_adjustment with (security_invoker = true) as
  select id, park_id, code, name, plan_version, proposed_on, decided_on, decision, remark, updated_at
  from planning.plan_adjustment where removed_at is null;
create view planning.published_guiding_document with (security_invoker = true) as
  select id, park_id, code, name, kind, plan_version, in_force_from, in_force_to, file, updated_at
  from planning.guiding_document where removed_at is null;

grant select on all tables in schema planning to zhiyuan_app, zhiyuan_system;
