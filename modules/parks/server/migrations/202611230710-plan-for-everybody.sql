-- The map of a park is for everybody in it: companies, workers, residents and providers read what lies outdoors, nothing inside buildings.
do $$ declare t text; begin
  foreach t in array array['parks.zone', 'parks.building', 'parks.road', 'parks.walkway', 'parks.gate', 'parks.parking_area', 'parks.transit_stop', 'facilities.sanitation_point'] loop
    execute format($p$create policy app_select_inhabitants on %s for select to zhiyuan_app
      using (park_id = any ((select kernel.scope_parks())::uuid[]) and (select kernel.scope_kind()) in ('company', 'person', 'provider'))$p$, t);
  end loop;
end $$;
