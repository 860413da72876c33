-- Which levels a plan record belongs to, removed records included: what other modules need to know which of their findings a change touches.
create view parks.published_level_of_record with (security_invoker = true) as
  select park_id, 'parks.unit' as ledger, id, level from parks.unit
  union all select park_id, 'parks.opening', id, level from parks.opening
  union all select park_id, 'parks.wall', id, level from parks.wall
  union all select park_id, 'parks.separationLine', id, level from parks.separation_line
  union all select park_id, 'parks.building', building, id from parks.level
  -- A new or removed storey changes which one is the top of its building.
  union all select changed.park_id, 'parks.level', changed.id, sibling.id
    from parks.level changed join parks.level sibling on sibling.park_id = changed.park_id and sibling.building = changed.building;

grant select on parks.published_level_of_record to zhiyuan_app, zhiyuan_system;
