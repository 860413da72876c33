create schema conformity;
grant usage on schema conformity to zhiyuan_app, zhiyuan_system;

-- What happened stays: history tables refuse every change after the insert.
create function conformity.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'conformity: rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;

-- A published standard, frozen. The same version with another text is refused (conformity.publish_standard).
create table conformity.standard_version (
  standard text not null,
  version text not null,
  content json not null,
  hash text not null,
  loaded_at timestamptz not null default now(),
  is_current boolean not null default false,
  primary key (standard, version)
);
create unique index standard_version_current on conformity.standard_version (standard) where is_current;
create function conformity.freeze_standard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.standard <> old.standard or new.version <> old.version or new.hash <> old.hash or new.content::text <> old.content::text or new.loaded_at <> old.loaded_at then
    raise exception 'conformity: version % of % is published and frozen', old.version, old.standard using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on conformity.standard_version for each row execute function conformity.freeze_standard();
grant select on conformity.standard_version to zhiyuan_app;
grant select, insert, update on conformity.standard_version to zhiyuan_system;

-- Parameters and readings a park decided otherwise; a null value is the way back to the standard's own.
create table conformity.parameter_override (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  standard text not null,
  requirement text not null,
  name text not null,
  value jsonb,
  reason text not null check (length(btrim(reason)) > 0),
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null,
  is_current boolean not null default true,
  unique (park_id, id)
);
create unique index parameter_override_current on conformity.parameter_override (park_id, standard, requirement, name) where is_current;
select kernel.protect('conformity.parameter_override');

-- What must be judged again: a kind of subject, one subject of it, or (kind '*') only the requirements' own state.
create table conformity.dirty (
  id bigint generated always as identity primary key,
  park_id uuid not null references parks.park (id),
  subject_kind text not null,
  subject_id text,
  cause jsonb not null default '{}',
  marked_at timestamptz not null default now()
);
create index on conformity.dirty (park_id, id);
select kernel.protect('conformity.dirty', audited => false);

-- The current finding of one check on one subject. Derived data: finding_change is its trail, the audit trail leaves it out.
-- body is canonical JSON, so json and not jsonb: its bytes are what hash is the SHA-256 of.
create table conformity.finding (
  park_id uuid not null references parks.park (id),
  standard text not null,
  requirement text not null,
  check_name text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text not null,
  building_id text,
  level_id text,
  outcome text not null check (outcome in ('met', 'notMet', 'unknown', 'notApplicable', 'waitingForReview')),
  rank smallint not null,
  shortfall double precision not null,
  body json not null,
  hash text not null,
  since timestamptz not null,
  primary key (park_id, standard, requirement, check_name, subject_kind, subject_id)
);
create index finding_worst on conformity.finding (park_id, standard, requirement, rank, shortfall desc) where rank < 3;
create index finding_subject on conformity.finding (park_id, subject_kind, subject_id);
select kernel.protect('conformity.finding', writers => '{}', audited => false);

create table conformity.finding_change (
  id bigint generated always as identity primary key,
  park_id uuid not null references parks.park (id),
  at timestamptz not null,
  standard text not null,
  version text not null,
  requirement text not null,
  check_name text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text not null,
  before_outcome text,
  after_outcome text,
  before json,
  after json,
  cause jsonb not null
);
create index on conformity.finding_change (park_id, standard, requirement, id);
create index on conformity.finding_change (park_id, subject_kind, subject_id, id);
create trigger immutable before update or delete or truncate on conformity.finding_change for each statement execute function conformity.refuse_change();
select kernel.protect('conformity.finding_change', writers => '{}', audited => false);

create table conformity.requirement_state (
  park_id uuid not null references parks.park (id),
  standard text not null,
  requirement text not null,
  outcome text not null check (outcome in ('met', 'notMet', 'unknown', 'notApplicable', 'waitingForReview')),
  reason text not null,
  counts jsonb not null,
  worst jsonb,
  automatic boolean not null,
  missing_checks text[] not null default '{}',
  since timestamptz not null,
  primary key (park_id, standard, requirement)
);
select kernel.protect('conformity.requirement_state', writers => '{}', audited => false);

create table conformity.requirement_change (
  id bigint generated always as identity primary key,
  park_id uuid not null references parks.park (id),
  at timestamptz not null,
  standard text not null,
  version text not null,
  requirement text not null,
  before_outcome text,
  after_outcome text,
  reason text not null,
  cause jsonb not null
);
create index on conformity.requirement_change (park_id, standard, requirement, id);
create trigger immutable before update or delete or truncate on conformity.requirement_change for each statement execute function conformity.refuse_change();
select kernel.protect('conformity.requirement_change', writers => '{}', audited => false);

-- Where a park stands against one standard.
create table conformity.assessment (
  park_id uuid not null references parks.park (id),
  standard text not null,
  version text not null,
  evaluated_at timestamptz not null,
  evaluated_on date not null,
  counts jsonb not null,
  scores jsonb not null,
  roll_ups jsonb not null,
  primary key (park_id, standard)
);
select kernel.protect('conformity.assessment', writers => '{}', audited => false);

create table conformity.evidence (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  standard text not null,
  requirement text not null,
  title text not null,
  file_id uuid not null,
  file_name text not null,
  issued_on date not null,
  valid_until date not null check (valid_until >= issued_on),
  note text not null default '',
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  decision text not null default 'pending' check (decision in ('pending', 'accepted', 'refuted', 'returned')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  unique (park_id, id),
  constraint evidence_reviewer_is_not_uploader check (decided_by is null or decided_by <> uploaded_by),
  check ((decision = 'pending') = (decided_by is null) and (decision = 'pending') = (decided_at is null)),
  check (decision not in ('refuted', 'returned') or length(btrim(reason)) > 0)
);
create index on conformity.evidence (park_id, standard, requirement);
select kernel.protect('conformity.evidence');

-- What someone does about a gap by when (整改任务). It names one subject, or the whole requirement.
create table conformity.task (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  standard text not null,
  requirement text not null,
  subject_kind text,
  subject_id text,
  subject_name text,
  title text not null,
  description text not null default '',
  owner uuid,
  owner_name text,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'waived', 'closed')),
  close_reason text check (close_reason in ('met', 'notApplicable')),
  opened_by uuid not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  waived_by uuid,
  waived_by_name text,
  waived_until date,
  waive_reason text,
  reminded_on date,
  version integer not null default 1,
  unique (park_id, id),
  check ((subject_kind is null) = (subject_id is null)),
  check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (close_reason is not null)),
  check ((state = 'waived') = (waived_until is not null) and (state = 'waived') = (waive_reason is not null) and (state = 'waived') = (waived_by is not null))
);
create unique index task_one_per_gap on conformity.task (park_id, standard, requirement, coalesce(subject_kind, ''), coalesce(subject_id, '')) where state <> 'closed';
create index on conformity.task (park_id, standard, requirement);
select kernel.protect('conformity.task');

create table conformity.task_event (
  id bigint generated always as identity primary key,
  park_id uuid not null references parks.park (id),
  task_id uuid not null,
  at timestamptz not null,
  by uuid,
  by_name text,
  kind text not null check (kind in ('opened', 'assigned', 'comment', 'waived', 'waiverEnded', 'reminded', 'closed', 'reopened')),
  text text not null default '',
  file_ids uuid[] not null default '{}',
  foreign key (park_id, task_id) references conformity.task (park_id, id)
);
create index on conformity.task_event (park_id, task_id, id);
create trigger immutable before update or delete or truncate on conformity.task_event for each statement execute function conformity.refuse_change();
select kernel.protect('conformity.task_event', audited => false);

create table conformity.snapshot (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  standard text not null,
  version text not null,
  taken_at timestamptz not null,
  taken_on date not null,
  cause text not null check (cause in ('daily', 'onDemand')),
  taken_by uuid,
  taken_by_name text,
  note text not null default '',
  evaluated_at timestamptz not null,
  counts jsonb not null,
  scores jsonb not null,
  parameters jsonb not null,
  finding_count integer not null,
  finding_hash text not null,
  -- The last change of a finding it includes: findings of that day are the current ones with later changes taken back.
  last_change bigint not null,
  hash text not null,
  unique (park_id, id)
);
create index on conformity.snapshot (park_id, standard, taken_at);
create unique index snapshot_one_per_day on conformity.snapshot (park_id, standard, taken_on) where cause = 'daily';
create trigger immutable before update or delete or truncate on conformity.snapshot for each statement execute function conformity.refuse_change();
select kernel.protect('conformity.snapshot', audited => false);

create table conformity.snapshot_item (
  park_id uuid not null references parks.park (id),
  snapshot_id uuid not null,
  requirement text not null,
  outcome text not null,
  reason text not null,
  counts jsonb not null,
  primary key (park_id, snapshot_id, requirement),
  foreign key (park_id, snapshot_id) references conformity.snapshot (park_id, id)
);
create trigger immutable before update or delete or truncate on conformity.snapshot_item for each statement execute function conformity.refuse_change();
select kernel.protect('conformity.snapshot_item', audited => false);

-- A park's public page: a copy of what everybody may read, made at every evaluation while it is switched on. No personal data.
create table conformity.public_page (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  standard text not null,
  content json not null,
  published_by uuid not null,
  published_at timestamptz not null,
  refreshed_at timestamptz not null,
  unique (park_id, standard)
);
select kernel.protect('conformity.public_page');
create policy everybody on conformity.public_page for select to zhiyuan_app using ((select kernel.scope_kind()) in ('none', 'self'));
