-- Occupancy ledger (住宿台账): who lives in which room. The database itself refuses a third independent occupant (6.3.1.2).
create schema lodging;
grant usage on schema lodging to zhiyuan_app, zhiyuan_system;

create table lodging.occupancy (
  id uuid primary key,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  unit uuid not null,
  person_name text not null,
  id_number text,
  relation text not null check (relation in ('none', 'spouse', 'child', 'parent', 'otherDependent')),
  depends_on uuid,
  company uuid,
  checked_in_on date not null,
  checked_out_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  constraint lodging_stay_ends_before_start check (checked_out_on >= checked_in_on),
  constraint lodging_dependency_missing check (relation = 'none' or (depends_on is not null and depends_on <> id)),
  unique (park_id, id),
  foreign key (park_id, unit) references parks.unit (park_id, id) deferrable initially deferred,
  foreign key (park_id, depends_on) references lodging.occupancy (park_id, id) deferrable initially deferred,
  foreign key (park_id, company) references companies.company (park_id, id) deferrable initially deferred
);
create unique index on lodging.occupancy (park_id, code) where removed_at is null;
create index on lodging.occupancy using gin (search);
create index on lodging.occupancy (park_id, unit) where removed_at is null;
create index on lodging.occupancy (park_id, depends_on);
create index on lodging.occupancy (park_id, company);
-- Supervisors read what conformity concluded, not who lives where.
select kernel.protect('lodging.occupancy', readers => '{park,system}', masked => '{name,person_name,id_number}');

create view lodging.published_occupancy with (security_invoker = true) as
  select id, park_id, unit, relation, depends_on, company, checked_in_on, checked_out_on, updated_at
  from lodging.occupancy where removed_at is null;
grant select on lodging.published_occupancy to zhiyuan_app, zhiyuan_system;

-- People who count towards the two of a room: everybody except those who depend on somebody staying in the same room at the time they move in.
create function lodging.refuse_third_occupant() returns trigger language plpgsql as $$
begin
  if new.removed_at is not null then
    return null;
  end if;
  -- Two simultaneous check-ins into one room must see each other.
  perform pg_advisory_xact_lock(hashtextextended('lodging.occupancy:' || new.unit, 0));
  if exists (
    with independent as (
      select stay.checked_in_on as since, coalesce(stay.checked_out_on, 'infinity'::date) as until
      from lodging.occupancy stay
      where stay.park_id = new.park_id and stay.unit = new.unit and stay.removed_at is null
        and not exists (
          select 1 from lodging.occupancy host
          where stay.relation <> 'none' and host.park_id = stay.park_id and host.id = stay.depends_on and host.unit = stay.unit and host.removed_at is null
            and host.checked_in_on <= stay.checked_in_on and coalesce(host.checked_out_on, 'infinity'::date) > stay.checked_in_on
        )
    )
    -- The number of people peaks on a day when somebody moves in.
    select 1 from (select distinct since from independent where until > since) arrival
    join independent present on present.since <= arrival.since and present.until > arrival.since
    group by arrival.since having count(*) > 2
  ) then
    raise exception 'a third independent occupant in room %', new.unit using errcode = 'check_violation', constraint = 'lodging_room_full';
  end if;
  return null;
end
$$;
create constraint trigger refuse_third_occupant after insert or update on lodging.occupancy
  deferrable initially immediate for each row execute function lodging.refuse_third_occupant();
