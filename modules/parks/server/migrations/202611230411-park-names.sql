-- A function's owner must be allowed to create in its schema; only a superuser could hand it over otherwise.
grant create on schema parks to zhiyuan_system;
-- Names of all parks for the administrator of the installation, who sees no park data.
create function parks.park_names() returns table (id uuid, code text, name_zh text, name_en text, is_demo boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select id, code, name_zh, name_en, is_demo from parks.park where kernel.scope_kind() = 'platform'
$$;
alter function parks.park_names owner to zhiyuan_system;
