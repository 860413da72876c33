-- Operators (运营管理机构), parks (小微企业园) and the ledgers of a park's spatial plan.
create schema parks;
grant usage on schema parks to zhiyuan_app, zhiyuan_system;

-- Master data of the installation: no park data, hence no row-level security.
create table parks.operator (
  id uuid primary key,
  code text not null unique,
  name text not null,
  name_en text,
  credit_code text,
  phone text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
grant select, insert, update on parks.operator to zhiyuan_app, zhiyuan_system;

-- The park is its own tenant: park_id repeats id so that the policies of kernel.protect fit it like every other table.
create table parks.park (
  id uuid primary key,
  park_id uuid not null generated always as (id) stored unique,
  operator_id uuid references parks.operator (id),
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  is_demo boolean not null default false,
  region_code text check (region_code ~ '^[0-9]{6,12}$'),
  address text,
  time_zone text not null default 'Asia/Shanghai' check (time_zone = 'Asia/Shanghai'),
  developer_type text check (developer_type in ('government', 'company', 'collective', 'mixed')),
  is_government_led boolean,
  planning_approval_no text,
  planning_approved_on date,
  industry_position text,
  area_ha double precision check (area_ha > 0),
  star_grade integer check (star_grade between 1 and 5),
  rent_guidance_yuan_m2_month double precision check (rent_guidance_yuan_m2_month >= 0),
  rent_guidance_on date,
  average_rent_yuan_m2_month double precision check (average_rent_yuan_m2_month >= 0),
  average_rent_on date,
  boundary jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
comment on column parks.park.developer_type is '开发主体：government 政府主导, company 企业主导, collective 村集体主导, mixed 混合';
comment on column parks.park.boundary is 'GeoJSON Polygon or MultiPolygon, WGS-84';
select kernel.protect('parks.park', readers => '{park,parks,system,platform,company,provider,person}', writers => '{park,platform}');

create table parks.zone (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  zone_kind text not null check (zone_kind in ('production', 'living', 'business', 'logistics', 'other')),
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on parks.zone (park_id, code) where removed_at is null;
create index on parks.zone using gin (search);
select kernel.protect('parks.zone');

create table parks.road (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  road_class text not null check (road_class in ('highway', 'main', 'secondary', 'branch')),
  width_m double precision,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on parks.road (park_id, code) where removed_at is null;
create index on parks.road using gin (search);
select kernel.protect('parks.road');

create table parks.walkway (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  walkway_kind text not null check (walkway_kind in ('footway', 'crossing', 'ramp', 'stairs')),
  width_m double precision,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on parks.walkway (park_id, code) where removed_at is null;
create index on parks.walkway using gin (search);
select kernel.protect('parks.walkway');

create table parks.gate (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  gate_kind text not null check (gate_kind in ('vehicle', 'pedestrian', 'both')),
  is_open boolean not null,
  road uuid,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, road) references parks.road (park_id, id) deferrable initially deferred
);
create unique index on parks.gate (park_id, code) where removed_at is null;
create index on parks.gate using gin (search);
create index on parks.gate (park_id, road);
select kernel.protect('parks.gate');

create table parks.parking_area (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  spaces integer not null,
  planned_spaces integer,
  charging_points integer,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on parks.parking_area (park_id, code) where removed_at is null;
create index on parks.parking_area using gin (search);
select kernel.protect('parks.parking_area');

create table parks.transit_stop (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  routes text not null,
  reaches_city_stop boolean,
  timetable_valid_until date,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on parks.transit_stop (park_id, code) where removed_at is null;
create index on parks.transit_stop using gin (search);
select kernel.protect('parks.transit_stop');

create table parks.building (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  uses text[] not null check (uses <@ array['plant', 'warehouse', 'dormitory', 'catering', 'office', 'service', 'equipment', 'sanitation', 'other']),
  storeys integer,
  floor_area_m2 double precision,
  height_m double precision,
  roof_kind text check (roof_kind in ('flat', 'pitched')),
  built_on date,
  geometry jsonb,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on parks.building (park_id, code) where removed_at is null;
create index on parks.building using gin (search);
select kernel.protect('parks.building');

create table parks.level (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  building uuid not null,
  ordinal integer not null,
  storey_kind text not null check (storey_kind in ('normal', 'separation', 'roof', 'basement', 'mezzanine')),
  geometry jsonb,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on parks.level (park_id, code) where removed_at is null;
create index on parks.level using gin (search);
create index on parks.level (park_id, building);
select kernel.protect('parks.level');

create table parks.unit (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  level uuid not null,
  category text not null check (category in ('lodgingRoom', 'corridor', 'gallery', 'stair', 'lobby', 'toilet', 'kitchen', 'plantArea', 'storage', 'office', 'canteen', 'equipmentRoom', 'other')),
  capacity integer,
  floor_area_m2 double precision,
  low_headroom_area_m2 double precision,
  clear_width_m double precision,
  clear_height_m double precision,
  under_pitched_roof boolean,
  ceiling_kind text check (ceiling_kind in ('none', 'gypsumLightSteel', 'slopeLining', 'other')),
  ceiling_height_m double precision,
  wiring_in_conduit boolean,
  finish_class text check (finish_class in ('A', 'B1', 'B2', 'B3')),
  surveyed_on date,
  geometry jsonb,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, level) references parks.level (park_id, id) deferrable initially deferred
);
create unique index on parks.unit (park_id, code) where removed_at is null;
create index on parks.unit using gin (search);
create index on parks.unit (park_id, level);
select kernel.protect('parks.unit');

create table parks.opening (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  level uuid not null,
  kind text not null check (kind in ('door', 'exit', 'window', 'highSideWindow', 'smokeVent', 'passage')),
  unit uuid not null,
  other_unit uuid,
  clear_width_m double precision,
  sill_height_m double precision,
  area_m2 double precision,
  opens boolean,
  surveyed_on date,
  geometry jsonb,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, level) references parks.level (park_id, id) deferrable initially deferred,
  foreign key (park_id, unit) references parks.unit (park_id, id) deferrable initially deferred,
  foreign key (park_id, other_unit) references parks.unit (park_id, id) deferrable initially deferred
);
create unique index on parks.opening (park_id, code) where removed_at is null;
create index on parks.opening using gin (search);
create index on parks.opening (park_id, level);
create index on parks.opening (park_id, unit);
create index on parks.opening (park_id, other_unit);
select kernel.protect('parks.opening');

create table parks.wall (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  level uuid not null,
  unit uuid not null,
  other_unit uuid,
  wall_type text check (wall_type in ('solidBrick', 'lightBrick', 'concrete', 'board', 'other')),
  reaches_slab boolean,
  is_gap_free boolean,
  is_plastered boolean,
  finish_class text check (finish_class in ('A', 'B1', 'B2', 'B3')),
  photo text,
  surveyed_on date,
  geometry jsonb,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, level) references parks.level (park_id, id) deferrable initially deferred,
  foreign key (park_id, unit) references parks.unit (park_id, id) deferrable initially deferred,
  foreign key (park_id, other_unit) references parks.unit (park_id, id) deferrable initially deferred
);
create unique index on parks.wall (park_id, code) where removed_at is null;
create index on parks.wall using gin (search);
create index on parks.wall (park_id, level);
create index on parks.wall (park_id, unit);
create index on parks.wall (park_id, other_unit);
select kernel.protect('parks.wall');

create table parks.separation_line (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  level uuid not null,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, level) references parks.level (park_id, id) deferrable initially deferred
);
create unique index on parks.separation_line (park_id, code) where removed_at is null;
create index on parks.separation_line using gin (search);
create index on parks.separation_line (park_id, level);
select kernel.protect('parks.separation_line');

create view parks.published_zone with (security_invoker = true) as
  select id, park_id, code, name, zone_kind, geometry, updated_at
  from parks.zone where removed_at is null;
create view parks.published_road with (security_invoker = true) as
  select id, park_id, code, name, road_class, width_m, geometry, updated_at
  from parks.road where removed_at is null;
create view parks.published_walkway with (security_invoker = true) as
  select id, park_id, code, name, walkway_kind, width_m, geometry, updated_at
  from parks.walkway where removed_at is null;
create view parks.published_gate with (security_invoker = true) as
  select id, park_id, code, name, gate_kind, is_open, road, geometry, updated_at
  from parks.gate where removed_at is null;
create view parks.published_parking_area with (security_invoker = true) as
  select id, park_id, code, name, spaces, planned_spaces, charging_points, geometry, updated_at
  from parks.parking_area where removed_at is null;
create view parks.published_transit_stop with (security_invoker = true) as
  select id, park_id, code, name, routes, reaches_city_stop, timetable_valid_until, geometry, updated_at
  from parks.transit_stop where removed_at is null;
create view parks.published_building with (security_invoker = true) as
  select id, park_id, code, name, uses, storeys, floor_area_m2, height_m, roof_kind, built_on, geometry, updated_at
  from parks.building where removed_at is null;
create view parks.published_level with (security_invoker = true) as
  select id, park_id, code, name, building, ordinal, storey_kind, geometry, updated_at
  from parks.level where removed_at is null;
create view parks.published_unit with (security_invoker = true) as
  select id, park_id, code, name, level, category, capacity, floor_area_m2, low_headroom_area_m2, clear_width_m, clear_height_m, under_pitched_roof,
    ceiling_kind, ceiling_height_m, wiring_in_conduit, finish_class, surveyed_on, geometry, updated_at
  from parks.unit where removed_at is null;
create view parks.published_opening with (security_invoker = true) as
  select id, park_id, code, name, level, kind, unit, other_unit, clear_width_m, sill_height_m, area_m2, opens, surveyed_on, geometry, updated_at
  from parks.opening where removed_at is null;
create view parks.published_wall with (security_invoker = true) as
  select id, park_id, code, name, level, unit, other_unit, wall_type, reaches_slab, is_gap_free, is_plastered, finish_class, photo, surveyed_on,
    geometry, updated_at
  from parks.wall where removed_at is null;
create view parks.published_separation_line with (security_invoker = true) as
  select id, park_id, code, name, level, geometry, updated_at
  from parks.separation_line where removed_at is null;
create view parks.published_park with (security_invoker = true) as
  select id, park_id, operator_id, code, name_zh, name_en, is_demo, region_code, developer_type, is_government_led, planning_approval_no, planning_approved_on,
    industry_position, area_ha, star_grade, rent_guidance_yuan_m2_month, rent_guidance_on, average_rent_yuan_m2_month, average_rent_on, boundary, updated_at
  from parks.park;

grant select on all tables in schema parks to zhiyuan_app, zhiyuan_system;
