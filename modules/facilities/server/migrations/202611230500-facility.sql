-- Facility ledgers (设施台账): water, power, networks, safety equipment, storage, catering, sanitation and what the park declares of its facilities.
create schema facilities;
grant usage on schema facilities to zhiyuan_app, zhiyuan_system;

create table facilities.water_meter (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  use_class text not null check (use_class in ('drinking', 'production', 'fire', 'greening', 'reclaimed')),
  building uuid,
  is_metered boolean,
  meter_no text,
  installed_on date,
  verified_until date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.water_meter (park_id, code) where removed_at is null;
create index on facilities.water_meter using gin (search);
create index on facilities.water_meter (park_id, building);
select kernel.protect('facilities.water_meter');

create table facilities.water_balance (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  month date not null,
  supplied_m3 double precision,
  metered_m3 double precision,
  reused_m3 double precision,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on facilities.water_balance (park_id, code) where removed_at is null;
create index on facilities.water_balance using gin (search);
select kernel.protect('facilities.water_balance');

create table facilities.water_test (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  use_class text not null check (use_class in ('drinking', 'production', 'fire', 'greening', 'reclaimed')),
  sampled_on date not null,
  result text check (result in ('pass', 'fail')),
  valid_until date,
  report_file text,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on facilities.water_test (park_id, code) where removed_at is null;
create index on facilities.water_test using gin (search);
select kernel.protect('facilities.water_test');

create table facilities.power_supply_point (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('grid', 'solar', 'geothermal', 'wind', 'biomass', 'diesel', 'other')),
  capacity_kva double precision,
  building uuid,
  commissioned_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.power_supply_point (park_id, code) where removed_at is null;
create index on facilities.power_supply_point using gin (search);
create index on facilities.power_supply_point (park_id, building);
select kernel.protect('facilities.power_supply_point');

create table facilities.energy_year (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  year integer not null,
  kind text not null check (kind in ('grid', 'solar', 'geothermal', 'wind', 'biomass', 'diesel', 'other')),
  energy_kwh double precision,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on facilities.energy_year (park_id, code) where removed_at is null;
create index on facilities.energy_year using gin (search);
select kernel.protect('facilities.energy_year');

create table facilities.carrier_access (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  building uuid not null,
  carrier text not null check (carrier in ('telecom', 'mobile', 'unicom', 'broadnet', 'other')),
  is_available boolean,
  choice_share_percent double precision,
  surveyed_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.carrier_access (park_id, code) where removed_at is null;
create index on facilities.carrier_access using gin (search);
create index on facilities.carrier_access (park_id, building);
select kernel.protect('facilities.carrier_access');

create table facilities.backup_facility (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('data', 'link', 'power')),
  building uuid,
  capacity text,
  tested_on date,
  valid_until date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.backup_facility (park_id, code) where removed_at is null;
create index on facilities.backup_facility using gin (search);
create index on facilities.backup_facility (park_id, building);
select kernel.protect('facilities.backup_facility');

create table facilities.signal_survey (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  area_kind text not null check (area_kind in ('outdoor', 'office', 'publicIndoor')),
  building uuid,
  carrier text not null check (carrier in ('telecom', 'mobile', 'unicom', 'broadnet', 'other')),
  rsrp_dbm double precision,
  surveyed_on date,
  valid_until date,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.signal_survey (park_id, code) where removed_at is null;
create index on facilities.signal_survey using gin (search);
create index on facilities.signal_survey (park_id, building);
select kernel.protect('facilities.signal_survey');

create table facilities.equipment_room (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  zone uuid not null,
  building uuid,
  functions text[] not null check (functions <@ array['access', 'aggregation', 'switching']),
  area_m2 double precision,
  reserve_area_m2 double precision,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, zone) references parks.zone (park_id, id) deferrable initially deferred,
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.equipment_room (park_id, code) where removed_at is null;
create index on facilities.equipment_room using gin (search);
create index on facilities.equipment_room (park_id, zone);
create index on facilities.equipment_room (park_id, building);
select kernel.protect('facilities.equipment_room');

create table facilities.safety_equipment (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('extinguisher', 'indoorHydrant', 'outdoorHydrant', 'sprinkler', 'alarmController', 'detector', 'emergencyLight', 'evacuationSign', 'smokeExtraction', 'fireDoor', 'firePump', 'floodPump', 'floodBarrier', 'sandbag', 'lifeSaving', 'other')),
  building uuid,
  location text,
  quantity integer,
  state text not null check (state in ('inService', 'faulty', 'retired')),
  installed_on date,
  last_serviced_on date,
  service_interval_days integer,
  next_service_on date,
  expires_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.safety_equipment (park_id, code) where removed_at is null;
create index on facilities.safety_equipment using gin (search);
create index on facilities.safety_equipment (park_id, building);
select kernel.protect('facilities.safety_equipment');

create table facilities.warehouse (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  building uuid,
  area_m2 double precision,
  acceptance_no text,
  accepted_on date,
  acceptance_file text,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.warehouse (park_id, code) where removed_at is null;
create index on facilities.warehouse using gin (search);
create index on facilities.warehouse (park_id, building);
select kernel.protect('facilities.warehouse');

create table facilities.canteen (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  building uuid not null,
  area_m2 double precision,
  seats integer,
  licence_valid_until date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.canteen (park_id, code) where removed_at is null;
create index on facilities.canteen using gin (search);
create index on facilities.canteen (park_id, building);
select kernel.protect('facilities.canteen');

create table facilities.sanitation_point (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  kind text not null check (kind in ('collectionPoint', 'publicToilet', 'treatment')),
  building uuid,
  area_m2 double precision,
  carer text,
  geometry jsonb not null,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, building) references parks.building (park_id, id) deferrable initially deferred
);
create unique index on facilities.sanitation_point (park_id, code) where removed_at is null;
create index on facilities.sanitation_point using gin (search);
create index on facilities.sanitation_point (park_id, building);
select kernel.protect('facilities.sanitation_point');

create table facilities.facility_declaration (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  category text not null check (category in ('transport', 'fire', 'safety', 'environment', 'storage', 'logistics', 'power', 'water', 'heat', 'gas', 'communication', 'network', 'business', 'office', 'dormitory', 'catering', 'pitchedRoof')),
  state text not null check (state in ('present', 'notNeeded')),
  reason text,
  signed_by text,
  signed_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id)
);
create unique index on facilities.facility_declaration (park_id, code) where removed_at is null;
create index on facilities.facility_declaration using gin (search);
select kernel.protect('facilities.facility_declaration');

create view facilities.published_water_meter with (security_invoker = true) as
  select id, park_id, code, name, use_class, building, is_metered, meter_no, installed_on, verified_until, updated_at
  from facilities.water_meter where removed_at is null;
create view facilities.published_water_balance with (security_invoker = true) as
  select id, park_id, code, name, month, supplied_m3, metered_m3, reused_m3, updated_at
  from facilities.water_balance where removed_at is null;
create view facilities.published_water_test with (security_invoker = true) as
  select id, park_id, code, name, use_class, sampled_on, result, valid_until, report_file, updated_at
  from facilities.water_test where removed_at is null;
create view facilities.published_power_supply_point with (security_invoker = true) as
  select id, park_id, code, name, kind, capacity_kva, building, commissioned_on, updated_at
  from facilities.power_supply_point where removed_at is null;
create view facilities.published_energy_year with (security_invoker = true) as
  select id, park_id, code, name, year, kind, energy_kwh, updated_at
  from facilities.energy_year where removed_at is null;
create view facilities.published_carrier_access with (security_invoker = true) as
  select id, park_id, code, name, building, carrier, is_available, choice_share_percent, surveyed_on, updated_at
  from facilities.carrier_access where removed_at is null;
create view facilities.published_backup_facility with (security_invoker = true) as
  select id, park_id, code, name, kind, building, capacity, tested_on, valid_until, updated_at
  from facilities.backup_facility where removed_at is null;
create view facilities.published_signal_survey with (security_invoker = true) as
  select id, park_id, code, name, area_kind, building, carrier, rsrp_dbm, surveyed_on, valid_until, geometry, updated_at
  from facilities.signal_survey where removed_at is null;
create view facilities.published_equipment_room with (security_invoker = true) as
  select id, park_id, code, name, zone, building, functions, area_m2, reserve_area_m2, updated_at
  from facilities.equipment_room where removed_at is null;
create view facilities.published_safety_equipment with (security_invoker = true) as
  select id, park_id, code, name, kind, building, location, quantity, state, installed_on, last_serviced_on, service_interval_days, next_service_on,
    expires_on, updated_at
  from facilities.safety_equipment where removed_at is null;
create view facilities.published_warehouse with (security_invoker = true) as
  select id, park_id, code, name, building, area_m2, acceptance_no, accepted_on, acceptance_file, updated_at
  from facilities.warehouse where removed_at is null;
create view facilities.published_canteen with (security_invoker = true) as
  select id, park_id, code, name, building, area_m2, seats, licence_valid_until, updated_at
  from facilities.canteen where removed_at is null;
create view facilities.published_sanitation_point with (security_invoker = true) as
  select id, park_id, code, name, kind, building, area_m2, geometry, updated_at
  from facilities.sanitation_point where removed_at is null;
create view facilities.published_facility_declaration with (security_invoker = true) as
  select id, park_id, code, name, category, state, reason, signed_on, updated_at
  from facilities.facility_declaration where removed_at is null;

grant select on all tables in schema facilities to zhiyuan_app, zhiyuan_system;
