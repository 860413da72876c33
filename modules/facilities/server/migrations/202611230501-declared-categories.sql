-- More traits a park may declare: applicability of clauses on flood protection and on a central distribution body hangs on them.
alter table facilities.facility_declaration drop constraint facility_declaration_category_check;
alter table facilities.facility_declaration add constraint facility_declaration_category_check check (category in (
  'transport', 'fire', 'safety', 'environment', 'storage', 'logistics', 'power', 'water', 'heat', 'gas', 'communication', 'network', 'business',
  'office', 'dormitory', 'catering', 'flood', 'pitchedRoof', 'largeLogistics'));
