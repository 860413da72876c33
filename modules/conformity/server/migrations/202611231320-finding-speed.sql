-- Findings by outcome, kept with every change of a finding: counting tens of thousands of rows after each changed room took longer than judging it.
create table conformity.finding_count (
  park_id uuid not null references parks.park (id),
  standard text not null,
  requirement text not null,
  check_name text not null,
  outcome text not null,
  count integer not null,
  primary key (park_id, standard, requirement, check_name, outcome)
);
select kernel.protect('conformity.finding_count', writers => '{}', audited => false);
insert into conformity.finding_count (park_id, standard, requirement, check_name, outcome, count)
select park_id, standard, requirement, check_name, outcome, count(*) from conformity.finding group by 1, 2, 3, 4, 5;

-- The worst finding of a requirement is the first entry of this index.
drop index conformity.finding_worst;
create index finding_worst on conformity.finding (park_id, standard, requirement, rank, shortfall desc, subject_name, subject_id, check_name) where rank < 3;

-- Every finding's park was judged, so conformity.assessment refers to it; checking it again for each of 70,000 rows was a quarter of the writing.
alter table conformity.finding drop constraint finding_park_id_fkey;
alter table conformity.finding_change drop constraint finding_change_park_id_fkey;
-- What came after a change is what the next change of the same finding came from, or the finding itself; new rows leave it out.
comment on column conformity.finding_change.after is 'only in rows of earlier versions; else the before of the next change of the same finding, or the body of the finding';
