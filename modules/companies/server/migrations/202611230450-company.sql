-- Company ledger (企业台账): one record per company and park.
create schema companies;
grant usage on schema companies to zhiyuan_app, zhiyuan_system;

create table companies.company (
  id uuid primary key,
  -- Repeats id so that a company's own scope can be compared with it.
  company_id uuid not null generated always as (id) stored,
  park_id uuid not null references parks.park (id),
  code text not null,
  name text not null,
  credit_code text not null,
  short_name text,
  industry_code text,
  industry_name text,
  main_business text,
  legal_representative text,
  contact_name text,
  contact_phone text,
  staff integer,
  annual_revenue_yuan double precision,
  total_assets_yuan double precision,
  size_class text check (size_class in ('micro', 'small', 'medium', 'large')),
  is_service_provider boolean,
  unit uuid,
  admitted_on date,
  left_on date,
  extra jsonb not null default '{}',
  version integer not null default 1,
  search text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, unit) references parks.unit (park_id, id) deferrable initially deferred
);
create unique index on companies.company (park_id, code) where removed_at is null;
create index on companies.company using gin (search);
create index on companies.company (park_id, unit);
-- A company that left may come back as a new record.
create unique index companies_credit_code_taken on companies.company (park_id, credit_code) where removed_at is null and left_on is null;
select kernel.protect('companies.company', readers => '{park,parks,system,company}', company => 'company_id', masked => '{legal_representative,contact_name,contact_phone}');

create view companies.published_company with (security_invoker = true) as
  select id, park_id, code, name, credit_code, short_name, industry_code, industry_name, main_business, staff, annual_revenue_yuan, total_assets_yuan,
    size_class, is_service_provider, unit, admitted_on, left_on, updated_at
  from companies.company where removed_at is null;

grant select on all tables in schema companies to zhiyuan_app, zhiyuan_system;
