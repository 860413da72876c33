-- Switching the public page on and off is audited (insert, delete); renewing its copy after every evaluation is not a person's act.
drop trigger audit_update on conformity.public_page;
