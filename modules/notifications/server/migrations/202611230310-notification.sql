-- Messages (消息中心), what is sent over channels, and ladders of reminders.
create schema notifications;
-- A function's owner must be allowed to create in its schema; only a superuser could hand it over otherwise.
grant create on schema notifications to zhiyuan_system;
grant usage on schema notifications to zhiyuan_app, zhiyuan_system;

create table notifications.message (
  id uuid primary key,
  park_id uuid not null,
  user_id uuid not null,
  kind text not null,
  title jsonb not null,
  body jsonb,
  path text,
  -- The same thing is told to the same person once.
  key text,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  unique (park_id, id),
  unique (park_id, user_id, key)
);
create index on notifications.message (park_id, user_id, created_at desc, id);
create index on notifications.message (park_id, user_id, kind) where read_at is null;
create index on notifications.message (created_at);
select kernel.protect('notifications.message', readers => '{park,parks,company,provider,person,system}', writers => '{park,parks,company,provider,person}', audited => false);
create policy own_user on notifications.message as restrictive to zhiyuan_app using (user_id = (select kernel.scope_user()));

create table notifications.webhook (
  id uuid primary key,
  park_id uuid not null,
  name text not null,
  channel text not null check (channel in ('dingtalk', 'wecom', 'feishu')),
  host text not null,
  url text not null,
  secret text,
  kinds text[] not null default '{}',
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (park_id, id)
);
comment on column notifications.webhook.url is 'sensitive: encrypted, holds the access token';
comment on column notifications.webhook.secret is 'sensitive: encrypted';
select kernel.protect('notifications.webhook', masked => '{url,secret}');

-- No park data: where a person wants mail.
create table notifications.mail_address (
  user_id uuid primary key,
  address text not null,
  updated_at timestamptz not null default now()
);
comment on column notifications.mail_address.address is 'personal: encrypted';
alter table notifications.mail_address enable row level security;
alter table notifications.mail_address force row level security;
create policy app_own on notifications.mail_address to zhiyuan_app using (user_id = (select kernel.scope_user())) with check (user_id = (select kernel.scope_user()));
create policy system_all on notifications.mail_address to zhiyuan_system using (true) with check (true);
grant select, insert, update, delete on notifications.mail_address to zhiyuan_app, zhiyuan_system;

create table notifications.delivery (
  id uuid primary key,
  park_id uuid not null,
  channel text not null check (channel in ('mail', 'dingtalk', 'wecom', 'feishu')),
  webhook_id uuid,
  user_id uuid,
  title jsonb not null,
  body jsonb,
  path text,
  state text not null default 'pending' check (state in ('pending', 'sent', 'failed', 'dead')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (park_id, id),
  foreign key (park_id, webhook_id) references notifications.webhook (park_id, id) on delete cascade,
  check ((channel = 'mail') = (user_id is not null) and (channel <> 'mail') = (webhook_id is not null))
);
create index on notifications.delivery (park_id, created_at desc);
create index on notifications.delivery (webhook_id, created_at desc);
select kernel.protect('notifications.delivery', audited => false);

create table notifications.reminder (
  id uuid primary key,
  park_id uuid not null,
  source text not null,
  company_id uuid,
  users uuid[] not null default '{}',
  roles text[] not null default '{}',
  kind text not null,
  title jsonb not null,
  body jsonb,
  path text,
  due_on date not null,
  -- Steps of the ladder, as days before the due day, already climbed for this due day.
  sent integer[] not null default '{}',
  created_at timestamptz not null default now(),
  unique (park_id, source)
);
create index on notifications.reminder (due_on);
select kernel.protect('notifications.reminder', audited => false);

create table notifications.ladder (
  id uuid primary key,
  park_id uuid not null unique,
  days integer[] not null
);
select kernel.protect('notifications.ladder');

-- Whom a message is for: posts of the park, or people of one company in it.
create function notifications.holders(park uuid, company uuid, held text[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select distinct m.user_id from identity.membership m join identity.user u on u.id = m.user_id
  where m.park_id = park and m.roles && held and not u.is_disabled and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
    and (company is null and m.scope_kind = 'park' or m.scope_kind = 'company' and m.company_id = company)
$$;
alter function notifications.holders owner to zhiyuan_system;
revoke all on function notifications.holders from public;
grant execute on function notifications.holders to zhiyuan_system;
