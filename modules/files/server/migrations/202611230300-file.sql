-- Files (文件): content lies outside the database under a random key; the row says what it is and who may see it.
create schema files;
grant usage on schema files to zhiyuan_app, zhiyuan_system;

create table files.file (
  id uuid primary key,
  park_id uuid not null,
  company_id uuid,
  owner_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  width integer,
  height integer,
  -- quarantined: the content is no longer what was stored, or was found harmful; never served.
  state text not null default 'stored' check (state in ('stored', 'quarantined')),
  storage_key text not null unique,
  thumbnail_key text,
  purpose text not null,
  is_private boolean not null default false,
  created_at timestamptz not null default now(),
  verified_at timestamptz not null default now(),
  expires_at timestamptz,
  removed_at timestamptz,
  unique (park_id, id)
);
create index on files.file (owner_id, created_at) where removed_at is null;
create index on files.file (expires_at) where removed_at is null and expires_at is not null;
create index on files.file (verified_at) where removed_at is null;
select kernel.protect('files.file', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}', company => 'company_id', masked => '{storage_key,thumbnail_key}');
-- Private files, and the files of residents and service providers, are their owner's alone.
create policy own_private on files.file as restrictive to zhiyuan_app
  using (owner_id = (select kernel.scope_user()) or not is_private and (select kernel.scope_kind()) in ('park', 'parks', 'company'));

-- Attachments: a file shown at a record of a ledger.
create table files.link (
  id uuid primary key,
  park_id uuid not null,
  company_id uuid,
  file_id uuid not null,
  ledger text not null,
  record_id uuid not null,
  caption text,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  unique (park_id, id),
  unique (park_id, file_id, ledger, record_id),
  foreign key (park_id, file_id) references files.file (park_id, id) on delete cascade
);
create index on files.link (park_id, ledger, record_id);
select kernel.protect('files.link', readers => '{park,parks,company,provider,person,system}', writers => '{park,company}', company => 'company_id');
