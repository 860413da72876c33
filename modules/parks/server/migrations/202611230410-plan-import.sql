-- Archives brought in as plan (IMDF): each is checked first and imported as one whole, or not at all.
create table parks.plan_import (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  file_name text not null,
  archive bytea not null,
  sha256 bytea not null,
  mode text not null default 'merge' check (mode in ('merge', 'replace')),
  state text not null default 'checking' check (state in ('checking', 'checked', 'importing', 'imported', 'failed', 'cancelled')),
  percent integer not null default 0,
  is_importable boolean,
  counts jsonb not null default '{}',
  issues jsonb not null default '[]',
  preview jsonb,
  failure text,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (park_id, id)
);
create index on parks.plan_import (park_id, created_at desc);
select kernel.protect('parks.plan_import', masked => '{archive,preview,issues}');

-- What an archive held beyond the ledgers, given back unchanged by the export.
create table parks.plan_remainder (
  id uuid primary key,
  park_id uuid not null unique references parks.park (id),
  venue jsonb,
  pass_through jsonb not null
);
select kernel.protect('parks.plan_remainder', audited => false);
